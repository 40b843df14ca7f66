package io.perennial.surveys.asking;

import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how often somebody may be asked, as the tenant's files want it. Days are the tenant's. A contact is blocked while today − last day &lt; the number of days.
 *
 * @param optIn true if only contacts are asked who have granted it
 * @param anyDays after any survey
 * @param perYear the most surveys in {@value #YEAR} days
 * @param accountShare the part of an account's contacts, in percent, that is asked within {@code accountDays}; {@value #LEAST_OF_ACCOUNT} at least
 */
record AskingRules(boolean optIn, int anyDays, int perYear, int accountShare, int accountDays) {
    /** The rules of a tenant whose files say nothing of them. */
    static final AskingRules USUAL = new AskingRules(false, 14, 4, 20, 30);

    static final int LEAST_OF_ACCOUNT = 2;

    private static final int YEAR = 365;
    private static final int BOUNCED = 180;
    private static final int PERCENT = 100;
    private static final String DECLARED = "select opt_in, any_days, per_year, account_share, account_days from {surveys.declared_rules}";

    static AskingRules of(Sql sql) {
        return sql.first(AskingRules.class, DECLARED, Map.of()).orElse(USUAL);
    }

    /** Returns all reasons that hold, in their order; none if the contact is asked. */
    List<NotAsked> reasons(Candidate contact, SurveyKind kind, LocalDate today) {
        var found = new ArrayList<NotAsked>();
        if (contact.inactive()) found.add(always(Reason.INACTIVE));
        if (contact.consent().equals("denied") || optIn && !contact.consent().equals("granted")) found.add(always(Reason.NO_CONSENT));
        if (contact.optedOut()) found.add(always(Reason.OPTED_OUT));
        if (contact.address() == null) found.add(always(Reason.NO_ADDRESS));
        Optional.ofNullable(contact.bouncedOn()).map(day -> day.plusDays(BOUNCED)).filter(today::isBefore)
                .ifPresent(until -> found.add(new NotAsked(Reason.BOUNCED, until)));
        last(contact.asked()).map(day -> day.plusDays(anyDays)).filter(today::isBefore)
                .ifPresent(until -> found.add(new NotAsked(Reason.QUARANTINE_ANY, until)));
        last(contact.asked().stream().filter(one -> one.kind() == kind).toList()).map(day -> day.plusDays(kind.quarantine()))
                .filter(today::isBefore).ifPresent(until -> found.add(new NotAsked(Reason.QUARANTINE_SAME, until)));
        yearly(contact, today).ifPresent(found::add);
        ofAccount(contact, today).ifPresent(found::add);
        if (contact.complaint()) found.add(always(Reason.OPEN_COMPLAINT));
        return found;
    }

    private static NotAsked always(Reason reason) {
        return new NotAsked(reason, null);
    }

    private static Optional<LocalDate> last(List<AskedBefore> asked) {
        return asked.stream().map(AskedBefore::day).max(Comparator.naturalOrder());
    }

    private Optional<NotAsked> yearly(Candidate contact, LocalDate today) {
        var days = contact.asked().stream().map(AskedBefore::day).filter(day -> day.isAfter(today.minusDays(YEAR))).sorted().toList();
        if (days.size() < perYear) return Optional.empty();
        return Optional.of(new NotAsked(Reason.YEARLY_LIMIT, days.get(days.size() - perYear).plusDays(YEAR)));
    }

    private Optional<NotAsked> ofAccount(Candidate contact, LocalDate today) {
        var days = contact.others().stream().filter(day -> day.isAfter(today.minusDays(accountDays))).sorted().toList();
        int most = mostOf(contact.contacts());
        if (days.size() < most) return Optional.empty();
        return Optional.of(new NotAsked(Reason.ACCOUNT_LIMIT, days.get(days.size() - most).plusDays(accountDays)));
    }

    private int mostOf(int contacts) {
        return Math.max(LEAST_OF_ACCOUNT, contacts * accountShare / PERCENT);
    }
}
