package io.perennial.accounts.imports;

/** How far an import is; the last two are final. */
enum ImportState { UPLOADED, RUNNING, COMPLETE, FAILED }
