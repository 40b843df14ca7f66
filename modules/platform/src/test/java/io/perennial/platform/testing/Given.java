package io.perennial.platform.testing;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Holds the beans of a type that a test gives, as a container holds those that it finds. */
public final class Given<T> implements Instance<T> {
    private final List<T> beans;

    private Given(List<T> beans) {
        this.beans = beans;
    }

    @SafeVarargs
    public static <T> Given<T> of(T... beans) {
        var all = new ArrayList<T>();
        for (var bean : beans) all.add(bean);
        return new Given<>(all);
    }

    @Override
    public Iterator<T> iterator() {
        return beans.iterator();
    }

    @Override
    public T get() {
        if (!isResolvable()) throw new IllegalStateException("There is not one bean but " + beans.size());
        return beans.getFirst();
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return beans.size() > 1;
    }

    @Override
    public void destroy(T bean) {}

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handle<T> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        throw new UnsupportedOperationException();
    }
}
