package io.perennial.app.shape.ugly.accounts;

/** Ugly: has the methods that a converter should have itself. */
class SharedSteps<T> {
    public String convertToDatabaseColumn(T value) {
        return value.toString();
    }

    public T convertToEntityAttribute(String text) {
        throw new IllegalStateException(text);
    }
}
