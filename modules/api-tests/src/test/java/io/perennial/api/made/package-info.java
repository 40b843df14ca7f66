/**
 * Requests made from the API document: accepted ones for any operation, with records of a tenant's own in them, and the places in
 * them where something else can stand. What is added to the specification is in them at once.
 */
@NullMarked
package io.perennial.api.made;

import org.jspecify.annotations.NullMarked;
