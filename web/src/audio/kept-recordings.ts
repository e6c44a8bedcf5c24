/** Recordings in pieces, kept in this browser until the server has acknowledged them. */

const DATABASE = "viva";
const STORE = "recordings";

export type Piece = { recording: string; number: number; data: Blob };

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore(STORE, { keyPath: ["recording", "number"] });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      // Only a finished transaction is on the disk.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const piecesOf = (recording: string) =>
  IDBKeyRange.bound([recording, 0], [recording, Number.MAX_SAFE_INTEGER]);

export const keepPiece = (recording: string, number: number, data: Blob): Promise<unknown> =>
  inStore("readwrite", (store) => store.put({ recording, number, data } satisfies Piece));

/** The pieces that were kept, in their order. */
export const listPieces = (recording: string): Promise<Piece[]> =>
  inStore("readonly", (store) => store.getAll(piecesOf(recording)));

/** The recording as far as it was kept; null where there is none. */
export async function findRecording(recording: string): Promise<Blob | null> {
  const pieces = await listPieces(recording);
  const [first] = pieces;
  return first
    ? new Blob(
        pieces.map(({ data }) => data),
        { type: first.data.type },
      )
    : null;
}

export const forgetRecording = (recording: string): Promise<unknown> =>
  inStore("readwrite", (store) => store.delete(piecesOf(recording)));

/** Forgets all recordings of this browser. */
export const forgetRecordings = (): Promise<unknown> =>
  inStore("readwrite", (store) => store.clear());
