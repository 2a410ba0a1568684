/// What vectors and matrices share: a block of bytes, aligned to 64, with 64 spare bytes behind the last element
/// (some kernels of OpenBLAS read past the end of complex vectors).
///
/// Small blocks lie in the object itself, large ones come from the pool, foreign ones belong to somebody else and
/// are given back by a closure. Elements are trivial, so nothing is destroyed.
@usableFromInline
package final class Storage: ManagedBuffer<Storage.Header, UInt8> {
  @usableFromInline
  package struct Header {
    @usableFromInline package let base: UnsafeMutableRawPointer
    /// Whether the bytes may be changed in place: foreign memory is copied before it is written.
    @usableFromInline let isWritable: Bool
    let origin: Origin
  }

  enum Origin {
    case tail
    case pooled(capacity: Int)
    case foreign(release: @Sendable () -> Void)
  }

  /// The largest block that lies in the object itself.
  static let largestTail = 64 << 10
  static let alignment = 64
  /// Spare bytes behind the last element.
  package static let spare = 64

  @usableFromInline
  package static func allocate(bytes: Int) -> Storage {
    let needed = bytes + spare
    let made: ManagedBuffer<Header, UInt8>
    if needed <= largestTail {
      made = Storage.create(minimumCapacity: needed + alignment - 1) { buffer in
        buffer.withUnsafeMutablePointerToElements { elements in
          Header(
            base: UnsafeMutableRawPointer(elements).alignedUp(toMultipleOf: alignment), isWritable: true, origin: .tail)
        }
      }
    } else {
      let (block, capacity) = BufferPool.shared.take(needed)
      made = Storage.create(minimumCapacity: 0) { _ in
        Header(base: block, isWritable: true, origin: .pooled(capacity: capacity))
      }
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  package static func foreign(_ base: UnsafeRawPointer, release: @escaping @Sendable () -> Void) -> Storage {
    let made = Storage.create(minimumCapacity: 0) { _ in
      Header(base: UnsafeMutableRawPointer(mutating: base), isWritable: false, origin: .foreign(release: release))
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  // The header is read by pointer: as a property of a class it would be checked for exclusive access each time, which
  // costs more than a small product. It never changes.

  @inlinable package func base<Element>(of type: Element.Type) -> UnsafeMutablePointer<Element> {
    withUnsafeMutablePointerToHeader { $0.pointee.base.assumingMemoryBound(to: Element.self) }
  }

  /// Whether the bytes may be changed in place.
  @inlinable var isWritable: Bool { withUnsafeMutablePointerToHeader { $0.pointee.isWritable } }

  deinit {
    switch header.origin {
    case .tail: break
    case .pooled(let capacity): BufferPool.shared.give(header.base, capacity: capacity)
    case .foreign(let release): release()
    }
  }
}
