/**
 * Requests generated from the API document: valid requests for any operation with records of a tenant, and the places in them where other
 * values can be put. New operations are included automatically.
 */
@NullMarked
package io.perennial.api.made;

import org.jspecify.annotations.NullMarked;
