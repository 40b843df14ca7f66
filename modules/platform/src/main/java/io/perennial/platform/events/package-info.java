/** Events and their delivery to listeners, the audit log, and the deletion of rows that have had their time. */
@NullMarked
package io.perennial.platform.events;

import org.jspecify.annotations.NullMarked;
