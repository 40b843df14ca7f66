/**
 * The search over all kinds of records. Modules contribute {@link io.perennial.records.search.SearchKind} and call
 * {@link io.perennial.records.search.SearchRows} when their records change. Each kind has its own table, made by {@code records.searchable}.
 */
@NullMarked
package io.perennial.records.search;

import org.jspecify.annotations.NullMarked;
