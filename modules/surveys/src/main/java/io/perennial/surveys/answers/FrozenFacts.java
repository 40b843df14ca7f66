package io.perennial.surveys.answers;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * The customer of an answer as it was when it was given. Results are grouped by these facts, so a customer that changes its tier later does
 * not change the past.
 *
 * @param agentId who solved the ticket that it is about
 * @param vendorId the vendor that had this ticket, or for whom the agent works; null for our own people
 * @param band of the health score
 * @param arrBand {@code none}, {@code under_10k}, {@code under_100k} or {@code from_100k}, in the currency of the tenant's books
 */
public record FrozenFacts(
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Nullable String tier,
        @Nullable String segment,
        @Nullable String lifecycleStage,
        @Classified(FieldClass.HEALTH) @Nullable String band,
        @Classified(FieldClass.REVENUE) @Nullable String arrBand,
        @Nullable MemberId agentId,
        @Nullable String agentName,
        @Nullable VendorId vendorId,
        @Nullable String product) {
    static final FrozenFacts NONE = new FrozenFacts(null, null, null, null, null, null, null, null, null, null, null);

    /** Stores the facts in a column of an entity. */
    @Converter
    static class Kept implements AttributeConverter<FrozenFacts, Object> {
        @Override
        public String convertToDatabaseColumn(FrozenFacts facts) {
            return Stored.document(facts);
        }

        @Override
        public FrozenFacts convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
