package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CacheProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerFactory;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializerFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Notes an empty text in the place of an object or array as any other wrong type. Jackson itself would stop at it. */
final class NotingContext extends DefaultDeserializationContext {
    private static final long serialVersionUID = 1L;

    NotingContext() {
        super(BeanDeserializerFactory.instance, null);
    }

    private NotingContext(NotingContext one, DeserializerFactory factory) {
        super(one, factory);
    }

    private NotingContext(NotingContext one) {
        super(one);
    }

    private NotingContext(NotingContext one, CacheProvider caches) {
        super(one, caches);
    }

    private NotingContext(NotingContext one, DeserializationConfig config) {
        super(one, config);
    }

    private NotingContext(NotingContext one, DeserializationConfig config, JsonParser parser, InjectableValues values) {
        super(one, config, parser, values);
    }

    @Override
    public <T> @Nullable T reportBadCoercion(
            JsonDeserializer<?> by, Class<?> type, Object value, String message, Object... arguments) throws JsonMappingException {
        try {
            handleUnexpectedToken(constructType(type), getParser().currentToken(), getParser(), null);
            return null;
        } catch (JsonMappingException notHandled) {
            throw notHandled;
        } catch (IOException broken) {
            throw JsonMappingException.fromUnexpectedIOE(broken);
        }
    }

    @Override
    public DefaultDeserializationContext with(DeserializerFactory factory) {
        return new NotingContext(this, factory);
    }

    @Override
    public DefaultDeserializationContext withCaches(CacheProvider caches) {
        return new NotingContext(this, caches);
    }

    @Override
    public DefaultDeserializationContext createInstance(DeserializationConfig config, JsonParser parser, InjectableValues values) {
        return new NotingContext(this, config, parser, values);
    }

    @Override
    public DefaultDeserializationContext createDummyInstance(DeserializationConfig config) {
        return new NotingContext(this, config);
    }

    @Override
    public DefaultDeserializationContext copy() {
        return new NotingContext(this);
    }
}
