package io.perennial.platform.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * A step that brings an event's payload from one version to the next. A CDI bean of this type is found by itself. It stays for as long as
 * the outbox may hold a payload of the older version, which is a month.
 *
 * @param event its public name
 * @param from the version that the step begins with
 */
record Upcast(String event, int from, UnaryOperator<ObjectNode> step) {}
