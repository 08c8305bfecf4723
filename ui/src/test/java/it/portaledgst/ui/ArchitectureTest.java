package it.portaledgst.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.theme.Theme;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "it.portaledgst.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsOnlyTheDomainsPublicFace = classes().should(new ArchCondition<>("use only public types of the domain") {
        @Override
        public void check(JavaClass user, ConditionEvents events) {
            user.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(used -> used.getPackageName().startsWith("it.portaledgst.domain"))
                    .filter(used -> !used.getModifiers().contains(JavaModifier.PUBLIC))
                    .forEach(used -> events.add(SimpleConditionEvent.violated(user, user.getName() + " uses " + used.getName())));
        }
    });

    @ArchTest
    static final ArchRule noEngineNoTables = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "io.camunda..", "org.camunda..", "it.portaledgst.workers..", "it.portaledgst.processes..", "it.portaledgst.advice..", "jakarta.persistence..",
            "org.springframework.data..", "org.springframework.jdbc..", "java.sql..", "javax.sql..", "org.hibernate..");

    @ArchTest
    static final ArchRule theCitizensSideOnly = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("it.portaledgst.domain.payment.PaymentLifecycle")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("it.portaledgst.domain.dossier.DossierWork")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("it.portaledgst.domain.monitoring.EngineReadings")
            .orShould().dependOnClassesThat().resideInAPackage("it.portaledgst.domain.receipt..")
            .orShould().dependOnClassesThat().resideInAPackage("it.portaledgst.domain.event..");

    @ArchTest
    static final ArchRule noFrontEndBuild = noClasses().should().beAnnotatedWith(NpmPackage.class)
            .orShould().beAnnotatedWith(JsModule.class)
            .orShould().beAnnotatedWith(CssImport.class)
            .orShould().beAnnotatedWith(Theme.class);

    @ArchTest
    static final ArchRule scriptsAreStaticFiles = classes().that().areAnnotatedWith(JavaScript.class)
            .should(new ArchCondition<>("load scripts from context://") {
                @Override
                public void check(JavaClass owner, ConditionEvents events) {
                    String address = owner.getAnnotationOfType(JavaScript.class).value();
                    if (!address.startsWith("context://")) {
                        events.add(SimpleConditionEvent.violated(owner, owner.getName() + " loads " + address));
                    }
                }
            });

    @ArchTest
    static final ArchRule noCycles = slices().matching("it.portaledgst.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses().should().callMethod(java.time.LocalDate.class, "now")
            .orShould().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(java.time.LocalDateTime.class, "now");

    @Test
    void filesStayReadable() throws IOException {
        try (var sources = Files.walk(Path.of("src"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(400);
            }
        }
    }

    @Test
    void noHtmlFromData() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            // Drawn makes HTML from a tree, never from text: DrawnTest.
            for (Path source : sources.filter(file -> file.toString().endsWith(".java") && !file.endsWith("kit/Drawn.java")).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("innerHTML", "new Html(");
            }
        }
    }
}
