/** The browser's place for files that wait for the server: IndexedDB, since object URLs die with the page. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kept-files', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('files')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<T>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('files', mode)
      const request = act(transaction.objectStore('files'))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

export const keepBlob = (id: string, blob: Blob): Promise<unknown> => run('readwrite', (files) => files.put(blob, id))
export const readBlob = (id: string): Promise<Blob | undefined> =>
  run('readonly', (files) => files.get(id) as IDBRequest<Blob | undefined>)
export const dropBlob = (id: string): Promise<unknown> => run('readwrite', (files) => files.delete(id))
