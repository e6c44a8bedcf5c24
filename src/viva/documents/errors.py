"""What can be wrong with a document, each with a sentence on what to do."""

from viva.errors import InvalidInputError, UnavailableError


class DocumentEmptyError(InvalidInputError):
    code = "document_empty"
    title = "The document is empty"


class DocumentTypeMismatchError(InvalidInputError):
    code = "document_type_mismatch"
    title = "The file is not what its name says"


class DocumentTypeUnsupportedError(InvalidInputError):
    code = "document_type_unsupported"
    title = "This kind of file cannot be read"


class DocumentDamagedError(InvalidInputError):
    code = "document_damaged"
    title = "The document is damaged"


class DocumentEncryptedError(InvalidInputError):
    code = "document_encrypted"
    title = "The document is encrypted"


class DocumentTooLargeError(InvalidInputError):
    code = "document_too_large"
    status = 413
    title = "The document is too large"


class DocumentTooManyPagesError(InvalidInputError):
    code = "document_too_many_pages"
    title = "The document has too many pages"


class DocumentUnpacksTooLargeError(InvalidInputError):
    code = "document_unpacks_too_large"
    title = "The document unpacks to too much"


class DocumentNoTextError(InvalidInputError):
    code = "document_no_text"
    title = "No text was found"


class DocumentUnreadableEncodingError(InvalidInputError):
    code = "document_unreadable_encoding"
    title = "The encoding of the text is unknown"


class DocumentTimeoutError(InvalidInputError):
    code = "document_timeout"
    title = "Reading the document took too long"


class DocumentReaderUnavailableError(UnavailableError):
    code = "document_reader_unavailable"
    title = "Documents cannot be read at the moment"


DOCUMENT_ERRORS: tuple[type[InvalidInputError | UnavailableError], ...] = (
    DocumentEmptyError,
    DocumentTypeMismatchError,
    DocumentTypeUnsupportedError,
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentTooLargeError,
    DocumentTooManyPagesError,
    DocumentUnpacksTooLargeError,
    DocumentNoTextError,
    DocumentUnreadableEncodingError,
    DocumentTimeoutError,
    DocumentReaderUnavailableError,
)
