package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is written. The first e-mail address and the first phone number are the main ones.
 *
 * @param since the day from which the person has had the role; if it is missing, the day on which the contact was written counts
 */
public record ContactBody(
        @NotNull AccountId accountId,
        @NotNull @Characters(max = 200) String name,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) String> emails,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = PHONE, message = "must contain only digits, letters, spaces and + * # ( ) . , ; : = / -") @Characters(max = 50) String> phones,
        @Nullable ContactRole role,
        @Nullable LocalDate since,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        Consent consent,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<ContactBody> {
    static final String PHONE = "[0-9A-Za-z+*#().,;:=/ -]+";

    /** Replaces missing lists by empty ones and a missing consent by unknown. */
    public ContactBody {
        emails = emails == null ? List.of() : emails;
        phones = phones == null ? List.of() : phones;
        consent = consent == null ? Consent.UNKNOWN : consent;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public AccountId whole() {
        return accountId;
    }

    @Override
    public ContactBody known(ExternalKey key) {
        return new ContactBody(accountId, name, emails, phones, role, since, locale, zone, consent, key.first(externalKeys));
    }
}
