/** Events and their delivery to listeners, the audit log, and the deletion of expired rows. */
@NullMarked
package io.perennial.platform.events;

import org.jspecify.annotations.NullMarked;
