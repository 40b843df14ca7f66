package io.perennial.tickets.matching;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contacts who ask, as far as the caller sees them. The id in the channel says more than an e-mail address, and that more than a number. */
public final class KnownAskers {
    /** A contact who was recognised. */
    public record Recognised(ContactId contactId, AccountId accountId) {}

    private enum By { CHANNEL, EMAIL, PHONE }

    private record Candidate(int place, By by, ContactId id, AccountId accountId, List<String> phones, @Nullable String country) {
        Recognised recognised() {
            return new Recognised(id, accountId);
        }
    }

    private static final String CANDIDATES =
            """
            select f.place, f.by, c.id, c.account_id, c.phones, (select a.country from {joined accounts.live_account} a where a.id = c.account_id)
                       as country
            from (
                select w.place, 'channel' as by, k.record_id as contact_id
                from unnest(:places::integer[], :channels::text[], :channelIds::text[]) w (place, channel, channel_id)
                join {records.external_key} k on k.kind = 'contacts' and k.system = w.channel and k.external_id = w.channel_id
                union all
                select w.place, 'email', d.contact_id
                from unnest(:places::integer[], :emails::text[]) w (place, value)
                join {joined tickets.contact_address} d on d.kind = 'email' and d.value = w.value
                union all
                select w.place, 'phone', d.contact_id
                from unnest(:places::integer[], :digits::text[]) w (place, value)
                join {joined tickets.contact_address} d on d.kind = 'phone' and d.value = w.value
            ) f
            join {accounts.visible_contact} c on c.id = f.contact_id
            """;

    private final Map<Asker, Recognised> known = new HashMap<>();

    private KnownAskers() {}

    public static KnownAskers among(Stream<Asker> asking, Sql sql) {
        var found = new KnownAskers();
        var askers = asking.distinct().toList();
        if (askers.isEmpty()) return found;
        var candidates = new HashMap<Integer, List<Candidate>>();
        for (var one : Call.current().keeping().run(() -> sql.list(Candidate.class, CANDIDATES, values(askers))))
            candidates.computeIfAbsent(one.place(), none -> new ArrayList<>()).add(one);
        candidates.forEach((place, all) -> recognised(askers.get(place), all).ifPresent(who -> found.known.put(askers.get(place), who)));
        return found;
    }

    private static Map<String, Object> values(List<Asker> askers) {
        var places = new String[askers.size()];
        for (int place = 0; place < places.length; place++) places[place] = String.valueOf(place);
        return Map.of("places", places, "channels", texts(askers, Asker::channel), "channelIds", texts(askers, Asker::channelId), "emails",
                texts(askers, Asker::keptEmail), "digits", texts(askers, Asker::lastDigits));
    }

    private static @Nullable String[] texts(List<Asker> askers, Function<Asker, @Nullable String> text) {
        return askers.stream().map(text).toArray(String[]::new);
    }

    private static Optional<Recognised> recognised(Asker asker, List<Candidate> candidates) {
        for (var by : By.values()) {
            var same = candidates.stream()
                    .filter(one -> one.by() == by && (by != By.PHONE || hasPhone(one, Objects.requireNonNull(asker.phone()))))
                    .map(Candidate::recognised).distinct().toList();
            if (!same.isEmpty()) return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean hasPhone(Candidate one, String phone) {
        return one.phones().stream().anyMatch(theirs -> PhoneNumber.areSame(theirs, phone, one.country()));
    }

    /** Returns the only contact who can be meant. */
    public Optional<Recognised> find(Asker asker) {
        return Optional.ofNullable(known.get(asker));
    }
}
