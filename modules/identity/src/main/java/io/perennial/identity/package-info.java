/**
 * Who may come in: members and clients, their roles, secrets and tokens. Owns the schema {@code identity}.
 */
@NullMarked
package io.perennial.identity;

import org.jspecify.annotations.NullMarked;
