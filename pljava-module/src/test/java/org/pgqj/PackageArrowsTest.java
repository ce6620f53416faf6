package org.pgqj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages spell the way of an event: each may use those before it, never those after it. */
@AnalyzeClasses(packages = "org.pgqj", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageArrowsTest {

  @ArchTest
  static final ArchRule DATA_FLOWS_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("backend")
          .definedBy("org.pgqj.backend")
          .layer("queue")
          .definedBy("org.pgqj.queue")
          .layer("event")
          .definedBy("org.pgqj.event")
          .layer("tick")
          .definedBy("org.pgqj.tick")
          .layer("batch")
          .definedBy("org.pgqj.batch")
          .layer("consumer")
          .definedBy("org.pgqj.consumer")
          .layer("retry")
          .definedBy("org.pgqj.retry")
          .layer("deadletter")
          .definedBy("org.pgqj.deadletter")
          .layer("maintenance")
          .definedBy("org.pgqj.maintenance")
          .layer("info")
          .definedBy("org.pgqj.info")
          .layer("companions")
          .definedBy("org.pgqj.ext", "org.pgqj.coop")
          .whereLayer("backend")
          .mayNotAccessAnyLayer()
          .whereLayer("queue")
          .mayOnlyAccessLayers("backend")
          .whereLayer("event")
          .mayOnlyAccessLayers("backend", "queue")
          .whereLayer("tick")
          .mayOnlyAccessLayers("backend", "queue", "event")
          .whereLayer("batch")
          .mayOnlyAccessLayers("backend", "queue", "event", "tick")
          .whereLayer("consumer")
          .mayOnlyAccessLayers("backend", "queue", "event", "tick", "batch")
          .whereLayer("retry")
          .mayOnlyAccessLayers("backend", "queue", "event", "tick", "batch", "consumer")
          .whereLayer("deadletter")
          .mayOnlyAccessLayers("backend", "queue", "event", "tick", "batch", "consumer", "retry")
          .whereLayer("maintenance")
          .mayOnlyAccessLayers("backend", "queue", "event", "tick", "batch", "consumer", "retry")
          .whereLayer("info")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("companions")
          .mayOnlyAccessLayers("backend")
          .whereLayer("companions")
          .mayNotBeAccessedByAnyLayer();

  /** PL/Java loads each companion by a class loader of its own. */
  @ArchTest
  static final ArchRule COMPANIONS_DO_NOT_MEET =
      noClasses()
          .that()
          .resideInAPackage("org.pgqj.ext")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.pgqj.coop");

  @ArchTest
  static final ArchRule ONLY_BACKEND_OPENS_THE_CONNECTION =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pgqj.backend")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(java.sql.DriverManager.class);

  @ArchTest
  static final ArchRule NOTHING_LEAVES_THE_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "java.util.regex..", "java.util.stream..");

  @ArchTest
  static final ArchRule POLICIES_KNOW_NO_DATABASE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Policy")
          .or()
          .haveSimpleName("TxidRange")
          .or()
          .haveSimpleName("TickChoice")
          .or()
          .haveSimpleName("RotationState")
          .or()
          .haveSimpleName("QueueState")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql");

  @ArchTest
  static final ArchRule FACADES_ARE_CALLED_FUNCTIONS =
      classes()
          .that()
          .haveSimpleNameEndingWith("Functions")
          .should()
          .bePublic()
          .andShould()
          .haveOnlyPrivateConstructors();
}
