package io.perennial.platform.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * A step that converts an event's payload from one version to the next. It is a CDI bean and is discovered automatically. It must stay
 * as long as the outbox (at least 30 days) or a dead letter may hold a payload of the older version.
 *
 * @param event the event's public name
 * @param from the version that the step reads
 */
record Upcast(String event, int from, UnaryOperator<ObjectNode> step) {}
