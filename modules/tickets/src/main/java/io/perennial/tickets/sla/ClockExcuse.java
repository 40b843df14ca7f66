package io.perennial.tickets.sla;

import io.perennial.identity.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a missed target does not count against whoever worked on the ticket. It stays missed.
 *
 * @param by the member who said so; null for a program
 */
public record ClockExcuse(String reason, Instant at, @Nullable MemberId by) {}
