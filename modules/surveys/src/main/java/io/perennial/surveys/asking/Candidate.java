package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact who may be asked, with all that decides about it.
 *
 * @param consent to surveys: granted, denied or unknown; denied also if it was denied to the channel, which is e-mail
 * @param band of the account's health score
 * @param customerSince the first day of the account's first contract
 * @param bouncedOn the last day on which a mail to the contact came back
 * @param contacts the number of contacts of the account
 * @param asked when this contact was asked, in the last year
 * @param others the last days on which other contacts of the account were asked, one for each of them
 */
record Candidate(
        ContactId contactId, AccountId accountId, @Nullable String name, @Nullable String address, @Nullable Locale locale,
        @Nullable String tier, @Nullable String band, @Nullable LocalDate customerSince, @Nullable String country, boolean inactive,
        String consent, boolean optedOut, @Nullable LocalDate bouncedOn, int contacts,
        List<AskedBefore> asked, List<LocalDate> others, boolean complaint) {
    /** Returns how long the account has been a customer on a day: {@code under_1_year}, {@code under_3_years} or {@code from_3_years}. */
    @Nullable
    String tenure(LocalDate day) {
        if (customerSince == null) return null;
        if (customerSince.plusYears(1).isAfter(day)) return "under_1_year";
        return customerSince.plusYears(3).isAfter(day) ? "under_3_years" : "from_3_years";
    }
}
