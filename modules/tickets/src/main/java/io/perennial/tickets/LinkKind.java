package io.perennial.tickets;

/** Says how a ticket belongs to another one: the first three are said by people, the others follow from what happened. */
enum LinkKind {
    DUPLICATE, CAUSED_BY, PARENT, FOLLOW_UP, SPLIT
}
