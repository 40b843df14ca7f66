package io.perennial.calendars;

import io.perennial.calendars.hours.BusinessCalendar;

/** A calendar of the tenant, and its name. */
public record NamedCalendar(String name, BusinessCalendar time) {}
