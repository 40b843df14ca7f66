/**
 * The vocabulary that all modules share: typed ids, money, periods, events and refusals. Plain Java, no container, no database.
 */
@NullMarked
package io.perennial.kernel;

import org.jspecify.annotations.NullMarked;
