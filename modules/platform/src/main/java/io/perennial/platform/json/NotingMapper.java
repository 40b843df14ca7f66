package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A mapper whose every error can be noted and read past. */
final class NotingMapper extends JsonMapper {
    private static final long serialVersionUID = 1L;

    NotingMapper(JsonFactory factory) {
        super(factory);
        _deserializationContext = new NotingContext();
    }

    private NotingMapper(NotingMapper one) {
        super(one);
    }

    @Override
    public JsonMapper copy() {
        return new NotingMapper(this);
    }
}
