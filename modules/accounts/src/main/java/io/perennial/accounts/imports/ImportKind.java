package io.perennial.accounts.imports;

/** What a row of a file becomes. */
enum ImportKind { ACCOUNTS, CONTACTS, CONTRACTS, USAGE }
