package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
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
 * @param preferredChannel how the person likes to be reached
 * @param contactHours when the person can be reached, in {@code zone}: {@code 08:00-20:00}
 * @param since the day from which the person has had the role; if it is missing, the day on which the contact was written counts
 */
public record ContactBody(
        @NotNull AccountId accountId,
        @NotNull @Characters(max = 200) String name,
        @Classified(FieldClass.CONTACT_DETAILS)
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) String> emails,
        @Classified(FieldClass.CONTACT_DETAILS)
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = PHONE, message = "must contain only digits, letters, spaces and + * # ( ) . , ; : = / -") @Characters(max = 50) String> phones,
        @Nullable ContactRole role,
        @Nullable LocalDate since,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        @Nullable ContactChannel preferredChannel,
        @Nullable @Pattern(regexp = HOURS, message = "must be hours such as 08:00-20:00") String contactHours,
        Consent consent,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<ContactBody>, SelfChecked {
    static final String PHONE = "[0-9A-Za-z+*#().,;:=/ -]+";

    static final String HOURS = "([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)";
    private static final int SECOND = 6;

    /** Replaces missing lists by empty ones and a missing consent by unknown. */
    public ContactBody {
        emails = emails == null ? List.of() : emails;
        phones = phones == null ? List.of() : phones;
        consent = consent == null ? Consent.UNKNOWN : consent;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        if (contactHours == null || !contactHours.matches(HOURS) || contactHours.substring(SECOND).compareTo(contactHours) > 0)
            return List.of();
        return List.of(new FieldError("/contactHours", "rule", "must end after they begin"));
    }

    @Override
    public AccountId whole() {
        return accountId;
    }

    @Override
    public ContactBody known(ExternalKey key) {
        return new ContactBody(accountId, name, emails, phones, role, since, locale, zone, preferredChannel, contactHours, consent,
                key.first(externalKeys));
    }
}
