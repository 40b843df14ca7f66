package io.perennial.accounts.imports;

/** The state of an import; the last two are final. */
enum ImportState { UPLOADED, RUNNING, COMPLETE, FAILED }
