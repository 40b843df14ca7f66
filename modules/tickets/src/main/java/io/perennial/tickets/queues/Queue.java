package io.perennial.tickets.queues;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A list of tickets that some members work on together. */
@Entity
@Table(schema = "tickets", name = "queue")
class Queue extends KeyedRecord<QueueBody> {
    private String name;
    @Convert(converter = Members.class) @Column(name = "members") private List<MemberId> memberIds;

    Queue(QueueBody body, Instant now) {
        super(new QueueId(TypeId.next()), body, now);
        become(body);
    }

    /** For EclipseLink. */
    protected Queue() {}

    @Override
    public QueueId id() {
        return new QueueId(key());
    }

    @Override
    protected QueueEvent created(Changes changes) {
        return new QueueEvent.Created(id(), name, changes);
    }

    @Override
    protected QueueEvent changed(Changes changes) {
        return new QueueEvent.Changed(id(), name, changes);
    }

    @Override
    protected QueueEvent deleted(Changes changes) {
        return new QueueEvent.Deleted(id(), name, changes);
    }

    @Override
    public QueueBody body() {
        return new QueueBody(name, memberIds, externalKeys());
    }

    @Override
    protected final void become(QueueBody body) {
        name = body.name();
        memberIds = body.memberIds();
    }

    /** Stores members by their uuids, as SQL compares them. */
    @Converter
    static class Members implements AttributeConverter<List<MemberId>, Object> {
        @Override
        public String convertToDatabaseColumn(List<MemberId> members) {
            return Stored.document(members.stream().map(MemberId::value).toList());
        }

        @Override
        public List<MemberId> convertToEntityAttribute(Object document) {
            return Stored.<List<UUID>>value(document, new TypeReference<>() {}).stream().map(MemberId::new).toList();
        }
    }
}
