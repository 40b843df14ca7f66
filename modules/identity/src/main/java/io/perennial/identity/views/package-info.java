/**
 * Named queries: lists that somebody has named, for themselves or for all. Owns {@code identity.named_query}.
 */
@NullMarked
package io.perennial.identity.views;

import org.jspecify.annotations.NullMarked;
