package org.tessera.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the library promises of all it offers: every formula with its source, and nothing that can be changed later. */
class PublicApiTest {

    private static final Path SOURCES = Path.of("src/main/java/org/tessera/measurement");

    /** Packages that compute; the command and the reports compute nothing of their own. */
    private static final List<String> PACKAGES = List.of(
            "adaptive",
            "assembly",
            "ctt",
            "decision",
            "dif",
            "fit",
            "integrity",
            "irt",
            "linking",
            "numeric",
            "raters",
            "sjt",
            "standardsetting",
            "survey",
            "");

    /** A year of publication, or the formula itself. */
    private static final Pattern SOURCED =
            Pattern.compile("\\((1[89]|20)\\d\\d|\\b(1[89]|20)\\d\\d[),;:a-z]| [=/^] |[a-z] - [a-z]");

    @Test
    void everyPublicMethodSaysWhatItComputesAndStatisticsNameTheirFormulaOrSource() throws IOException {
        var sources = new ArrayList<Path>();
        for (var name : PACKAGES) sources.addAll(sources(name));
        assertThat(silent(sources)).isEmpty();
    }

    private static List<Path> sources(String name) throws IOException {
        try (var files = Files.list(SOURCES.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    /** Public methods without a comment, and statistics for which neither they nor their class name a source. */
    private static List<String> silent(List<Path> sources) throws IOException {
        var silent = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) new Comments(unit, docs, silent).scan(unit, null);
        }
        return silent;
    }

    private static final class Comments extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees docs;
        private final List<String> silent;

        Comments(CompilationUnitTree unit, DocTrees docs, List<String> silent) {
            this.unit = unit;
            this.docs = docs;
            this.silent = silent;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            if (!offered(method, type) || overrides(method) || method.getName().contentEquals("<init>"))
                return super.visitMethod(method, nothing);
            var where = type.getSimpleName() + "." + method.getName();
            var comment = docs.getDocCommentTree(getCurrentPath());
            if (comment == null) silent.add(where + ": no comment");
            else if (!type.getSimpleName().contentEquals("Estimate")
                    && statistic(method)
                    && !sourced(comment)
                    && !sourcedAbove()) silent.add(where + ": no source");
            return super.visitMethod(method, nothing);
        }

        private boolean offered(MethodTree method, ClassTree type) {
            if (type.getKind() == Tree.Kind.INTERFACE)
                return !method.getModifiers().getFlags().contains(Modifier.PRIVATE) && publicAbove();
            return method.getModifiers().getFlags().contains(Modifier.PUBLIC) && publicAbove();
        }

        private boolean publicAbove() {
            for (var path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath())
                if (path.getLeaf() instanceof ClassTree type
                        && type.getModifiers().getFlags().contains(Modifier.PRIVATE)) return false;
            var top = (ClassTree) unit.getTypeDecls().getFirst();
            return top.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** A static method that takes data and gives numbers or an estimate; the others only show what is there. */
        private static boolean statistic(MethodTree method) {
            var result = String.valueOf(method.getReturnType());
            return method.getModifiers().getFlags().contains(Modifier.STATIC)
                    && !method.getParameters().isEmpty()
                    && (result.startsWith("Estimate") || result.startsWith("double"));
        }

        private static boolean sourced(DocCommentTree comment) {
            return SOURCED.matcher(comment.toString()).find();
        }

        private boolean sourcedAbove() {
            for (TreePath path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
                if (!(path.getLeaf() instanceof ClassTree)) continue;
                var comment = docs.getDocCommentTree(path);
                if (comment != null && sourced(comment)) return true;
            }
            return false;
        }
    }

    /** Made anew for every call and given to its caller alone, because the search for an ability asks for millions. */
    private static final Set<String> OWNED_BY_THE_CALLER = Set.of("Curve");

    @Test
    void whatARecordHoldsInAnArrayIsGivenOutAsACopy() throws Exception {
        var open = new ArrayList<String>();
        for (var type : records()) {
            if (OWNED_BY_THE_CALLER.contains(type.getSimpleName())) continue;
            for (var component : type.getRecordComponents())
                if (component.getType().isArray() && declaredByHand(type, component))
                    open.add(type + "." + component.getName());
        }
        assertThat(open).isEmpty();
    }

    /** An accessor written out is one that copies; the one the compiler makes hands out the array itself. */
    private static boolean declaredByHand(Class<?> type, RecordComponent component) throws IOException {
        var top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        var file = SOURCES.resolve(
                top.getName().substring("org.tessera.measurement.".length()).replace('.', '/') + ".java");
        var copy = Pattern.compile(component.getName() + "\\(\\) \\{\\s+return (" + component.getName()
                + " == null \\? null : )?(" + component.getName() + "\\.clone\\(\\)|Linear\\.copy\\("
                + component.getName()
                + "\\));");
        return !copy.matcher(Files.readString(file)).find();
    }

    private static List<Class<?>> records() throws Exception {
        var records = new ArrayList<Class<?>>();
        for (var name : PACKAGES) {
            for (var file : sources(name)) {
                var simple = file.getFileName().toString().replace(".java", "");
                var type = Class.forName("org.tessera.measurement." + (name.isEmpty() ? "" : name + ".") + simple);
                for (var each : withNested(type))
                    if (each.isRecord() && java.lang.reflect.Modifier.isPublic(each.getModifiers())) records.add(each);
            }
        }
        return records;
    }

    private static List<Class<?>> withNested(Class<?> type) {
        if (!java.lang.reflect.Modifier.isPublic(type.getModifiers())) return List.of();
        var all = new ArrayList<Class<?>>(List.of(type));
        Arrays.stream(type.getDeclaredClasses()).forEach(nested -> all.addAll(withNested(nested)));
        return all;
    }

    @Test
    void onlyTheAssemblyUsesASolver() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> contains(file, "org.ojalgo"))
                            .map(file -> file.getParent().getFileName().toString()))
                    .containsOnly("assembly");
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
