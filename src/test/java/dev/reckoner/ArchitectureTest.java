package dev.reckoner;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How the packages stand on each other. The picture of it is in `docs/architecture.md`.
@AnalyzeClasses(packages = "dev.reckoner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /// The rooms from the ground up. A class knows its own room and the rooms on the floors below;
    /// two rooms on one floor do not know each other. The façade is the empty name.
    private static final List<Set<String>> FLOORS =
            List.of(
                    Set.of("annotation"),
                    Set.of("json", "text"),
                    Set.of("task", "conversation"),
                    Set.of("sandbox"),
                    Set.of("journal"),
                    Set.of("tool", "answer"),
                    Set.of("model", "transcript"),
                    Set.of("agent", "judge"),
                    Set.of(""),
                    Set.of("eval"),
                    Set.of("cli"));

    private static final int MOST_FILES = 20;

    @ArchTest
    static void dependenciesPointDownwards(JavaClasses classes) {
        var upwards = new TreeSet<String>();
        for (JavaClass origin : classes) {
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("dev.reckoner")
                        && !room(origin).equals(room(target))
                        && floor(target) >= floor(origin)) {
                    upwards.add(origin.getName() + " -> " + target.getName());
                }
            }
        }
        assertThat(upwards)
                .as("a room that stands on another can be read, tested and changed without it")
                .isEmpty();
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(eachPackage())
                    .should()
                    .beFreeOfCycles()
                    .because("packages in a circle can only be understood all at once");

    @ArchTest
    static final ArchRule transcriptsAreMadeOfTheJournalAlone =
            noClasses()
                    .that()
                    .resideInAPackage("..transcript..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..tool..", "..answer..")
                    .because("a run can be shown again where only its journal is left");

    @ArchTest
    static final ArchRule theJournalKnowsOfSandboxesOnlyWhatACellCanEndWith =
            noClasses()
                    .that()
                    .resideInAPackage("..journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..sandbox.graalpy..",
                            "..sandbox.local..",
                            "..sandbox.docker..",
                            "..sandbox.supervisor..",
                            "..sandbox.host..")
                    .because("a journal is read where no sandbox can run");

    @ArchTest
    static final ArchRule theWorkerNeedsGraalPyAlone =
            classes()
                    .that()
                    .resideInAPackage("..graalpy.worker..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..graalpy.worker..",
                            "dev.reckoner.annotation..",
                            "java..",
                            "javax..",
                            "com.sun.management..",
                            "org.graalvm..",
                            "org.jspecify..")
                    .because("its process has nothing else on the class path");

    @ArchTest
    static final ArchRule programsOfTheHostAreStartedInOnePlace =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..sandbox.host..")
                    .should()
                    .callConstructorWhere(target(owner(assignableTo(ProcessBuilder.class))))
                    .orShould()
                    .callMethodWhere(target(name("exec")).and(target(owner(type(Runtime.class)))))
                    .because("it gives them no secret, and no signal of a terminal ends them");

    @ArchTest
    static final ArchRule theLoopWritesToNoStream =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..cli..", "..graalpy..")
                    .should()
                    .accessField(System.class, "out")
                    .because("standard output belongs to the command line");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract")
                    .because("such a name says that its author found none");

    @ArchTest
    static void aNameStandsForOneThing(JavaClasses classes) {
        var packages = new TreeMap<String, Set<String>>();
        classes.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .forEach(type ->
                        packages.computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>())
                                .add(type.getPackageName()));
        packages.values().removeIf(where -> where.size() == 1);
        assertThat(packages).as("types of one name in several packages").isEmpty();
    }

    @ArchTest
    static void noPackageIsADrawer(JavaClasses classes) {
        var sizes =
                classes.stream()
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        JavaClass::getPackageName,
                                        TreeMap::new,
                                        Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_FILES);
        assertThat(sizes).as("packages with more than " + MOST_FILES + " files").isEmpty();
    }

    @ArchTest
    static void everyPackageIsExplained(JavaClasses classes) {
        Set<String> packages =
                classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .allSatisfy(name ->
                        assertThat(
                                        Files.exists(
                                                Path.of(
                                                        "src/main/java",
                                                        name.replace('.', '/'),
                                                        "package-info.java")))
                                .as(name)
                                .isTrue());
    }

    private static int floor(JavaClass type) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room(type))) {
                return floor;
            }
        }
        throw new AssertionError("no floor has the room of " + type.getName());
    }

    private static String room(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 ? names[2] : "";
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("dev.reckoner")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package, the root among them";
            }
        };
    }
}
