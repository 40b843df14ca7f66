package io.perennial.calendars;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** Events about business calendars, labelled with their names. */
public sealed interface CalendarEvent extends DomainEvent {
    @Override
    CalendarId subject();

    @EventName(op = Op.CREATED)
    record Created(CalendarId subject, String label, Changes changes) implements CalendarEvent {}

    /** It has another version, or is declared in files from now on or no longer. */
    record Changed(CalendarId subject, String label, Changes changes) implements CalendarEvent {}
}
