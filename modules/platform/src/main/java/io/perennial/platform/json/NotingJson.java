package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A JSON mapper whose every error can be noted and read past. */
final class NotingJson extends JsonMapper {
    private static final long serialVersionUID = 1L;

    NotingJson(JsonFactory factory) {
        super(factory);
        _deserializationContext = new NotingContext();
    }

    private NotingJson(NotingJson one) {
        super(one);
    }

    @Override
    public JsonMapper copy() {
        return new NotingJson(this);
    }
}
