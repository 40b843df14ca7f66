package io.perennial.tickets.messages;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.identity.MemberSights;
import io.perennial.platform.call.Call;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells members that a message mentions them. A mention opens nothing: who cannot read the message is told nothing, and its author learns that. */
@ApplicationScoped
class Mentions {
    private static final String ACTIVE = "select id from {identity.active_member} where id = any (:ids)";
    private static final String READ = "select id from {tickets.visible_message} where id = any (:ids)";
    private static final String UNTOLD = "update tickets.message set untold = :untold where tenant_id = :tenant and id = :id";

    private final MemberSights sights;
    private final Notices notices;
    private final Sql sql;

    @Inject
    Mentions(MemberSights sights, Notices notices, Sql sql) {
        this.sights = sights;
        this.notices = notices;
        this.sql = sql;
    }

    /** Returns those of the members who can log in, as far as the caller may know of them. */
    Set<UUID> active(Stream<MemberId> members) {
        return Known.among(members, ACTIVE, sql);
    }

    /** Tells each member of each message once, however often this is called. Nobody is told of the history of another system. */
    void tell(List<Message> messages) {
        var news = new ArrayList<News>();
        for (var message : messages) {
            var untold =
                    message.body().mentionedIds().stream().filter(member -> !isTold(message, member, news)).map(MemberId::value).toList();
            sql.change(UNTOLD, Map.of("id", message.id(), "untold", Stored.document(untold)));
        }
        notices.post(news);
    }

    /** A notice belongs to an account, so nobody is told of a ticket whose customer is not known yet. */
    private boolean isTold(Message message, MemberId member, List<News> news) {
        var ticket = message.ticket();
        var account = ticket.accountId();
        if (account == null || Boolean.TRUE.equals(message.body().history()) || !reads(member, message.id())) return false;
        if (!member.value().equals(Call.current().caller())) news.add(new News(member, account, NoticeKind.TICKET_MENTIONED, "mentioned "
                + message.id().text(), ticket.id(), ticket.label(), null));
        return true;
    }

    /** Stores the mentioned members by their uuids. */
    @Converter
    public static class Kept implements AttributeConverter<List<MemberId>, Object> {
        @Override
        public Object convertToDatabaseColumn(List<MemberId> members) {
            return Stored.document(members.stream().map(MemberId::value).toList());
        }

        @Override
        public List<MemberId> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<List<UUID>>() {}).stream().map(MemberId::new).toList();
        }
    }

    private boolean reads(MemberId member, MessageId message) {
        var tenant = Call.current().tenant();
        return sights.of(member).filter(sight -> !Call.onBehalfOf(member.text(), sight, tenant)
                .run(() -> Known.among(Stream.of(message), READ, sql)).isEmpty()).isPresent();
    }
}
