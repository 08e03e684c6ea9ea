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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "dev.reckoner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FACADE = {
        "dev.reckoner.Solver", "dev.reckoner.Solution", "dev.reckoner.AttemptSpec"
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.reckoner.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsTheCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..cli..")
                    .because("it is one of several ways in");

    @ArchTest
    static final ArchRule onlyTheWaysInKnowTheFacade =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.reckoner", "..cli..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(FACADE[0])
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(FACADE[1]);

    @ArchTest
    static final ArchRule transcriptsAreMadeOfTheJournalAlone =
            noClasses()
                    .that()
                    .resideInAPackage("..transcript..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..agent..", "..model..", "..tool..", "..answer..", "..cli..");

    @ArchTest
    static final ArchRule theJournalKnowsValuesOnly =
            noClasses()
                    .that()
                    .resideInAPackage("..journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..agent..", "..model..", "..tool..", "..answer..", "..transcript..");

    @ArchTest
    static final ArchRule sandboxesKnowNothingOfModels =
            noClasses()
                    .that()
                    .resideInAPackage("..sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..agent..", "..model..", "..journal..", "..transcript..");

    @ArchTest
    static final ArchRule theWorkerNeedsGraalPyAlone =
            classes()
                    .that()
                    .resideInAPackage("..graalpy.worker..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..graalpy.worker..",
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
                    .haveSimpleNameStartingWith("Abstract");

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
}
