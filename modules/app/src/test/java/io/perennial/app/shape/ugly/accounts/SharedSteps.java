package io.perennial.app.shape.ugly.accounts;

/** Ugly: has the steps that a converter should name itself. */
class SharedSteps<T> {
    public String convertToDatabaseColumn(T value) {
        return value.toString();
    }

    public T convertToEntityAttribute(String text) {
        throw new IllegalStateException(text);
    }
}
