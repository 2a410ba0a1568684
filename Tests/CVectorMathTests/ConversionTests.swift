import CVectorMath
import Testing

@Suite("Conversions between element types")
struct ConversionTests {
  func convert<From: Element, To: Element>(_ x: [From], _ blank: To, check: Bool = false) -> (result: [To], kept: Int) {
    var result = [To](repeating: blank, count: x.count + 1)
    let kept = vm_convert(&result, To.kind, x, From.kind, x.count, check ? 1 : 0)
    return (Array(result.dropLast()), kept)
  }

  func check<From: Element, To: Element>(_: From.Type, _ blank: To) {
    let name = "\(From.self) to \(To.self)"
    let few = From.awkward
    for x in [few, Array((0..<2500).map { few[($0 * 7) % few.count] })] {
      let (result, kept) = convert(x, blank)
      #expect(kept == x.count)
      for (source, target) in zip(x, result) {
        #expect(target.value == To(nearest: source.value).value, "\(name) of \(source) gives \(target)")
      }
    }
    let exact = few.filter { To(nearest: $0.value).value == $0.value }
    let lossy = few.filter { !(To(nearest: $0.value).value == $0.value) }
    for n in [0, 1, 3, 100, 1024, 2049] {
      var x = (0..<n).map { exact[$0 % exact.count] }
      #expect(convert(x, blank, check: true).kept == n, "\(name)")
      guard n > 0 else { continue }
      for (k, bad) in lossy.enumerated() {
        let place = (k * 37) % n
        let good = x[place]
        x[place] = bad
        #expect(convert(x, blank, check: true).kept == place, "\(name) of \(bad) at \(place) of \(n)")
        x[place] = good
      }
    }
  }

  func check<From: Element>(from: From.Type) {
    check(from, Float(0))
    check(from, Double(0))
    check(from, Brain(bits: 0))
    check(from, Int8(0))
    check(from, Int16(0))
    check(from, Int32(0))
    check(from, Int64(0))
    check(from, UInt8(0))
    check(from, UInt16(0))
    check(from, UInt32(0))
    check(from, UInt64(0))
    check(from, false)
    #if !(os(macOS) && arch(x86_64))
      check(from, Float16(0))
    #endif
  }

  @Test("every type to every type gives the nearest number, and the first that is not exact is found")
  func everyPair() {
    check(from: Float.self)
    check(from: Double.self)
    check(from: Brain.self)
    check(from: Int8.self)
    check(from: Int16.self)
    check(from: Int32.self)
    check(from: Int64.self)
    check(from: UInt8.self)
    check(from: UInt16.self)
    check(from: UInt32.self)
    check(from: UInt64.self)
    check(from: Bool.self)
    #if !(os(macOS) && arch(x86_64))
      check(from: Float16.self)
    #endif
  }

  @Test("all bfloat16 numbers and the midpoints between them go to and from floats and doubles as they should")
  func everyBrain() {
    let all = (0...UInt16.max).map { Brain(bits: $0) }
    let floats = convert(all, Float(0)).result
    #expect(zip(all, floats).allSatisfy { $0.float.isNaN ? $1.isNaN : $0.float.bitPattern == $1.bitPattern })
    let back = convert(floats, Brain(bits: 0)).result
    #expect(zip(all, back).allSatisfy { $0.float.isNaN ? $1.float.isNaN : $0.bits == $1.bits })
    let finite = all.filter { $0.float.isFinite && $0.bits & 0x7FFF != 0x7F7F }
    let ties = finite.map { Float(bitPattern: UInt32($0.bits) << 16 | 0x8000) }
    let above = ties.map { Double($0) * (1 + Double.ulpOfOne) }
    let below = ties.map { Double($0) * (1 - Double.ulpOfOne) }
    let rounded = [convert(ties, Brain(bits: 0)), convert(above, Brain(bits: 0)), convert(below, Brain(bits: 0))]
    for (k, x) in finite.enumerated() {
      #expect(rounded[0].result[k].bits == x.bits + x.bits % 2)
      #expect(rounded[1].result[k].bits == x.bits + 1)
      #expect(rounded[2].result[k].bits == x.bits)
    }
  }

  #if !(os(macOS) && arch(x86_64))
    @Test("all half numbers and the midpoints between them go to and from floats and doubles as they should")
    func everyHalf() {
      let all = (0...UInt16.max).map { Float16(bitPattern: $0) }
      let floats = convert(all, Float(0)).result
      #expect(zip(all, floats).allSatisfy { $0.isNaN ? $1.isNaN && !$1.isSignalingNaN : Float($0) == $1 })
      let back = convert(floats, Float16(0)).result
      #expect(zip(all, back).allSatisfy { $0.isNaN ? $1.isNaN : $0.bitPattern == $1.bitPattern })
      let finite = all.filter { $0.isFinite && $0.magnitude < .greatestFiniteMagnitude }
      let ties = finite.map { (Float($0) + Float($0.sign == .minus ? $0.nextDown : $0.nextUp)) / 2 }
      let outside = convert(ties.map { $0.sign == .minus ? $0.nextDown : $0.nextUp }, Float16(0)).result
      let inside = convert(ties.map { Double($0) * (1 - Double.ulpOfOne) }, Float16(0)).result
      for (k, x) in finite.enumerated() {
        #expect(convert([ties[k]], Float16(0)).result[0].bitPattern == x.bitPattern + x.bitPattern % 2)
        #expect(outside[k].bitPattern == x.bitPattern + 1)
        #expect(inside[k].bitPattern == x.bitPattern)
      }
    }
  #endif
}
