import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite("Spectrum of weights")
struct SpectrumReportTests {
  @Test("the density of the law integrates to its distribution, with mean s² and second moment s⁴ (1 + γ)")
  func law() {
    for (ratio, variance) in [(0.1, 1.0), (0.5, 2.5), (0.9, 0.01), (1, 3)] {
      let law = MarchenkoPastur(ratio: ratio, variance: variance)
      let (low, high) = (law.lowerEdge, law.upperEdge)
      // By x = middle - radius cos t the integrand is smooth at both edges.
      let (middle, radius, steps) = ((low + high) / 2, (high - low) / 2, 4000)
      var (total, mean, second) = (0.0, 0.0, 0.0)
      for step in 0..<steps {
        let t = (Double(step) + 0.5) * .pi / Double(steps)
        let x = middle - radius * cos(t)
        if step % 97 == 5 { #expect(abs(law.distribution(at: x) - total) < 1e-3, "\(ratio) \(x)") }
        let weight = law.density(at: x) * radius * sin(t) * .pi / Double(steps)
        total += weight
        mean += weight * x
        second += weight * x * x
      }
      #expect(abs(total - 1) < 1e-6)
      #expect(abs(mean / variance - 1) < 1e-6)
      #expect(abs(second / (variance * variance * (1 + ratio)) - 1) < 1e-6)
      for share in [0, 0.01, 0.5, 0.99, 1] {
        #expect(abs(law.distribution(at: law.quantile(share)) - share) < 1e-9, "\(ratio) \(share)")
      }
      #expect((low == 0 || law.density(at: low * 0.99) == 0) && law.density(at: high * 1.01) == 0)
      #expect(law.distribution(at: low) == 0 && law.distribution(at: high) == 1)
    }
  }

  @Test("the law near the ends of the range is that of variance 1, scaled, and all at zero without variance")
  func scaledLaw() {
    for ratio in [0.3, 1] {
      let unit = MarchenkoPastur(ratio: ratio)
      for variance in [1e-300, 1e300] {
        let law = MarchenkoPastur(ratio: ratio, variance: variance)
        for x in [0.01, 0.3, 1, 2, 3.5, 4.5] {
          #expect(
            abs(law.distribution(at: variance * x) - unit.distribution(at: x)) < 1e-12, "\(ratio) \(variance) \(x)")
          #expect(abs(law.density(at: variance * x) * variance - unit.density(at: x)) < 1e-12)
        }
      }
    }
    let none = MarchenkoPastur(ratio: 0.5, variance: 0)
    #expect(none.distribution(at: -1) == 0 && none.distribution(at: 0) == 1 && none.density(at: 1) == 0)
  }

  @Test("noise has no spikes and its variance, planted directions are found")
  func spikes() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(300, 100), (100, 300), (150, 150)] {
        var generator = RandomGenerator(seed: 9)
        let noise = Matrix<E>.normal(m, n, using: &generator) * E(0.5)
        for method in [BulkVariance.median, .bulkMean, .entries] {
          let bulk = try #require(try SpectrumReport(noise, variance: method).bulk)
          #expect(bulk.spikeCount == 0, "\(E.self) \(m)×\(n) \(method)")
          #expect(abs(bulk.law.variance - 0.25) < 0.02, "\(E.self) \(m)×\(n) \(method): \(bulk.law.variance)")
          #expect(bulk.distance < 0.05)
        }
        let planted = Matrix<E>.withSingularValues([60, 50, 40], rows: m, columns: n, using: &generator)
        let report = try SpectrumReport(noise + planted)
        #expect(report.bulk?.spikeCount == 3 && report.spikes.count == 3, "\(E.self) \(m)×\(n)")
        #expect(abs((report.bulk?.law.variance ?? 0) - 0.25) < 0.03)
        let given = try SpectrumReport(noise + planted, variance: .given(1e6))
        #expect(given.bulk?.spikeCount == 0)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the largest eigenvalue of noise passes the threshold in about one case of a hundred")
  func threshold() throws {
    var generator = RandomGenerator(seed: 4)
    var above = 0
    for _ in 0..<400 {
      let noise = Matrix<Double>.normal(60, 40, using: &generator)
      above += try SpectrumReport(noise, variance: .given(1)).spikes.count
    }
    #expect((1...12).contains(above), "\(above)")
  }

  @Test("a sample of a power law has its exponent within three standard errors, from where it begins")
  func powerLaw() throws {
    var generator = RandomGenerator(seed: 2)
    for exponent in [1.5, 2.5, 4] {
      let tail = powerLaw(3000, exponent, &generator).map { 2 * $0 }
      let body = (0..<2000).map { _ in Double.random(in: 0..<2, using: &generator) }
      let fit = try #require(PowerLawFit(tail + body))
      #expect(abs(fit.exponent - exponent) < 3 * fit.standardError + 0.02, "\(exponent): \(fit)")
      #expect(fit.minimum > 1.3 && fit.minimum < 4 && fit.distance < 0.03, "\(fit)")
      #expect(fit.tailCount == (tail + body).count { $0 >= fit.minimum })
      #expect(abs(fit.survival(at: 2 * fit.minimum) - pow(2, 1 - fit.exponent)) < 1e-12)
      let step = 1e-6 * fit.minimum
      let slope = (fit.survival(at: 3 * fit.minimum) - fit.survival(at: 3 * fit.minimum + step)) / step
      #expect(abs(slope / fit.density(at: 3 * fit.minimum) - 1) < 1e-4)
    }
    #expect(PowerLawFit([]) == nil && PowerLawFit([3]) == nil && PowerLawFit([3, 3, 0, -1, .nan]) == nil)
    #expect(PowerLawFit([1, 2])?.tailCount == 2)
    // The exponent is 1 + n / Σ ln(xᵢ/xₘᵢₙ), also where logarithms of the numbers themselves are equal to rounding.
    let near = try #require(PowerLawFit([1e300, 1e300.nextUp]))
    #expect(abs((near.exponent - 1) * (1e300.nextUp - 1e300) / 1e300 / 2 - 1) < 1e-6, "\(near)")
    let wide: [Double] = [1e-300, 1e-100, 1, 1e200, 1e300]
    let fit = try #require(PowerLawFit(wide))
    #expect(fit.minimum == 1e-300 && abs(fit.exponent - 1 - 5 / (1600 * log(10))) < 1e-14, "\(fit)")
  }

  @Test("the fit to a resample is the one that a search over all numbers finds")
  func resample() throws {
    var generator = RandomGenerator(seed: 6)
    let numbers = powerLaw(200, 2.5, &generator) + (0..<100).map { _ in Double.random(in: 0..<1, using: &generator) }
    let fit = try #require(PowerLawFit(numbers))
    let drawn = fit.resample(using: &generator)
    #expect(drawn.count == 300)
    // Three standard deviations of how many of 300 are in the tail.
    let inTail = drawn.count { $0 >= fit.minimum }
    #expect(abs(Double(inTail) - 300 * fit.tailShare) < 3 * 300.0.squareRoot() / 2)
    let body = Set(numbers.filter { $0 < fit.minimum })
    #expect(!body.isEmpty && drawn.allSatisfy { $0 >= fit.minimum || body.contains($0) })
    var best = (minimum: 0.0, exponent: 0.0, distance: Double.infinity)
    for minimum in Set(drawn).sorted().dropLast() {
      let tail = drawn.filter { $0 >= minimum }.sorted()
      let exponent = 1 + Double(tail.count) / tail.reduce(0) { $0 + log($1 / minimum) }
      let distance =
        tail.enumerated().map { index, x in
          abs(1 - pow(minimum / x, exponent - 1) - Double(index) / Double(tail.count))
        }.max() ?? 0
      if distance < best.distance { best = (minimum, exponent, distance) }
    }
    let again = try #require(PowerLawFit(drawn))
    #expect(again.minimum == best.minimum && abs(again.exponent / best.exponent - 1) < 1e-12)
    #expect(abs(again.distance - best.distance) < 1e-12)
  }

  @Test("p-values of power laws are uniform, those of exponential and normal numbers near zero; a seed fixes them")
  func pValues() async throws {
    var generator = RandomGenerator(seed: 7)
    var laws: [Double] = []
    for sample in 0..<20 {
      let numbers = powerLaw(60, 2 + Double(sample % 3) / 2, &generator)
      laws.append(try #require(PowerLawFit(numbers)).pValue(resamples: 60, seed: 1))
    }
    let mean = laws.reduce(0, +) / 20
    // Of uniform numbers the mean of 20 has the standard deviation 0.065.
    #expect(mean > 0.3 && mean < 0.7 && laws.count { $0 <= 0.1 } <= 6, "\(laws)")
    let exponential = (0..<600).map { _ in 15 - 8 * log(1 - Double.random(in: 0..<1, using: &generator)) }
    let normal = (0..<600).map { _ in
      10 + Double.random(in: 0..<1, using: &generator) + .random(in: 0..<1, using: &generator)
    }
    for numbers in [exponential, normal] {
      let fit = try #require(PowerLawFit(numbers))
      let one = await withThreads(1) { fit.pValue(resamples: 60, seed: 2) }
      let two = await withThreads(2) { fit.pValue(resamples: 60, seed: 2) }
      #expect(one < 0.1 && one == two, "\(fit) \(one)")
    }
  }

  private func powerLaw(_ count: Int, _ exponent: Double, _ generator: inout RandomGenerator) -> [Double] {
    (0..<count).map { _ in pow(1 - Double.random(in: 0..<1, using: &generator), 1 / (1 - exponent)) }
  }

  @Test("histograms count every eigenvalue once and are densities")
  func histograms() throws {
    let report = try SpectrumReport(randomMatrix(30, 20) as Matrix<Float>)
    let histogram = report.histogram(bins: 7)
    #expect(histogram.counts.reduce(0, +) == 20 && histogram.edges.count == 8)
    let width = histogram.edges[1]
    #expect(abs(histogram.densities().reduce(0, +) * width - 1) < 1e-12)
    let part = report.histogram(bins: 5, limit: report.eigenvalues[4])
    #expect(part.counts.reduce(0, +) == 16)
    #expect(abs(part.densities(of: 20).reduce(0, +) * part.edges[1] - 0.8) < 1e-12)
    #expect(SpectralHistogram([], bins: 3).counts == [0, 0, 0])
    #expect(SpectralHistogram([0, 0], bins: 2).counts == [2, 0])
  }

  @Test("empty, zero, single and huge matrices")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (2, 2), (3, 5)] {
        let report = try SpectrumReport(Matrix<E>.zeros(m, n))
        #expect(report.bulk == nil && report.tail == nil && report.spikes.isEmpty)
        #expect(report.effectiveRanks.numerical == 0 && report.eigenvalues.count == min(m, n))
      }
      let single = try SpectrumReport(Matrix<E>(rows: 1, columns: 1, repeating: 3))
      #expect(single.eigenvalues == [9] && single.tail == nil && single.bulk != nil)
      for (m, n) in [(1, 5), (2, 2), (3, 3), (5, 2), (10, 10)] {
        let report = try SpectrumReport(randomMatrix(m, n) as Matrix<E>)
        #expect(report.bulk.map { $0.threshold > 0 && $0.distance <= 1 } == true)
      }
      let lowRank: Matrix<E> = naiveProduct(randomMatrix(20, 2), randomMatrix(2, 10))
      let report = try SpectrumReport(lowRank)
      #expect(report.effectiveRanks.numerical == 2 && report.tail?.tailCount == 2)
      // More than half of the eigenvalues are rounding alone: so is the variance of their median.
      #expect(report.bulk.map { $0.spikeCount >= 2 && $0.spikeEnergy > 0.99 && $0.distance <= 1 } == true)
      var padded = Matrix<E>.zeros(9, 6)
      padded[0, 0] = 2
      let bulk = try #require(try SpectrumReport(padded).bulk)
      #expect(bulk.law.variance == 0 && bulk.spikeCount == 1 && bulk.spikeEnergy == 1 && bulk.distance == 0)
      #expect(throws: LinearAlgebraError.self) { try SpectrumReport(lowRank * E(.nan)) }
      guard E.Real.kind == .double else { return }
      #expect(throws: LinearAlgebraError.overflow(routine: "SpectrumReport")) {
        try SpectrumReport(timesPowerOfTwo(lowRank, 800))
      }
    }
    for type in elementTypes { try check(type) }
  }
}
