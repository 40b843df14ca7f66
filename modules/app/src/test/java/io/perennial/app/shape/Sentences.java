package io.perennial.app.shape;

import io.perennial.kernel.Sentence;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the texts for callers in compiled classes: the constants that are passed for a parameter marked {@link Sentence}. A text that is
 * put together at run time cannot be translated, so it is a complaint.
 */
final class Sentences {
    private final Set<String> takers = new HashSet<>();
    private final Set<String> texts = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    private Sentences() {}

    static Sentences in(Collection<byte[]> classes) {
        var sentences = new Sentences();
        var models = classes.stream().map(bytes -> ClassFile.of().parse(bytes)).toList();
        models.forEach(sentences::declared);
        models.forEach(sentences::passed);
        return sentences;
    }

    Set<String> texts() {
        return texts;
    }

    List<String> complaints() {
        return complaints;
    }

    private void declared(ClassModel type) {
        for (var method : type.methods())
            if (takesSentence(method)) takers.add(key(owner(type), method.methodName().stringValue(), method.methodType().stringValue()));
    }

    /** Returns no owner for an interface, because an enum inherits its methods. */
    private static String owner(ClassModel type) {
        return type.flags().has(java.lang.reflect.AccessFlag.INTERFACE) ? "" : type.thisClass().asInternalName();
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    private static boolean takesSentence(MethodModel method) {
        return method.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                .filter(all -> all.parameterAnnotations().getLast().stream()
                        .anyMatch(one -> one.className().equalsString(Sentence.class.descriptorString())))
                .isPresent();
    }

    private void passed(ClassModel type) {
        for (var method : type.methods()) {
            var where = type.thisClass().asInternalName() + "." + method.methodName().stringValue();
            method.code().ifPresent(code -> passed(where, takesSentence(method), code.elementList()));
        }
    }

    private void passed(String where, boolean passesOn, List<CodeElement> code) {
        CodeElement before = null;
        for (var element : code) {
            if (element instanceof InvokeInstruction call && takes(call)) {
                if (before instanceof ConstantInstruction.LoadConstantInstruction load && load.constantValue() instanceof String text)
                    texts.add(text);
                else if (!(passesOn && before instanceof LoadInstruction))
                    complaints.add(where + " calls " + call.name().stringValue() + " with a text that is no constant");
            }
            if (element instanceof Instruction || element instanceof LabelTarget) before = element;
        }
    }

    private boolean takes(InvokeInstruction call) {
        return takers.contains(key(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue()))
                || takers.contains(key("", call.name().stringValue(), call.type().stringValue()));
    }
}
