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
      let tail = (0..<3000).map { _ in 2 * pow(1 - Double.random(in: 0..<1, using: &generator), -1 / (exponent - 1)) }
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
      #expect(throws: LinearAlgebraError.self) { try SpectrumReport(lowRank * E(.nan)) }
      guard E.Real.kind == .double else { return }
      #expect(throws: LinearAlgebraError.overflow(routine: "SpectrumReport")) {
        try SpectrumReport(timesPowerOfTwo(lowRank, 800))
      }
    }
    for type in elementTypes { try check(type) }
  }
}
