import { crc32 } from 'node:zlib'

/** A zip whose entries are stored as they are; for files as programs other than ours write them. */
export function storedZip(files: Readonly<Record<string, string>>): Buffer {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(text)]
    // Version, flags, method, time, day, checksum, sizes and the length of the name: alike in both heads of an entry.
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(bytes.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), about, name, bytes)
    heads.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, tail, name)
    at += 4 + about.length + name.length + bytes.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
