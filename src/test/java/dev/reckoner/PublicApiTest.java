package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.reckoner.annotation.Internal;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What programs of others can rely on. Packages marked `@Internal` are plumbing and not part of
/// it.
class PublicApiTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.reckoner");

    private static final Set<String> INTERNAL =
            CLASSES.stream()
                    .filter(type -> type.getSimpleName().equals("package-info"))
                    .filter(type -> type.isAnnotatedWith(Internal.class))
                    .map(JavaClass::getPackageName)
                    .collect(Collectors.toSet());

    /// A type is added here on purpose or not at all.
    @Test
    void isThisList() {
        var types =
                published()
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();

        assertThat(String.join("\n", types))
                .isEqualTo(
                        """
                        dev.reckoner.Plan
                        dev.reckoner.Settings
                        dev.reckoner.Solution
                        dev.reckoner.Solver
                        dev.reckoner.agent.Attempt
                        dev.reckoner.agent.Clock
                        dev.reckoner.agent.Preset
                        dev.reckoner.agent.Rules
                        dev.reckoner.agent.SessionSource
                        dev.reckoner.agent.Watcher
                        dev.reckoner.agent.ledger.RunLedger
                        dev.reckoner.agent.ledger.RunShortage
                        dev.reckoner.annotation.Internal
                        dev.reckoner.answer.AnswerType
                        dev.reckoner.answer.Grade
                        dev.reckoner.answer.ReadAnswer
                        dev.reckoner.answer.Verdict
                        dev.reckoner.answer.grading.AnswerClasses
                        dev.reckoner.answer.grading.Expected
                        dev.reckoner.answer.grading.Grader
                        dev.reckoner.answer.grading.RequestedForm
                        dev.reckoner.answer.grading.SessionSupply
                        dev.reckoner.answer.program.ProgramEnd
                        dev.reckoner.answer.program.ValueType
                        dev.reckoner.answer.program.VerifyProgram
                        dev.reckoner.answer.question.Gold
                        dev.reckoner.answer.question.Question
                        dev.reckoner.answer.question.ReadProblemFile
                        dev.reckoner.answer.question.UnreadableQuestion
                        dev.reckoner.conversation.Delivery
                        dev.reckoner.conversation.Item
                        dev.reckoner.conversation.Message
                        dev.reckoner.conversation.Reply
                        dev.reckoner.conversation.ToolCallIds
                        dev.reckoner.conversation.Usage
                        dev.reckoner.eval.dataset.Dataset
                        dev.reckoner.eval.dataset.Selection
                        dev.reckoner.eval.dataset.UnreadableDataset
                        dev.reckoner.eval.metrics.AnswerIndex
                        dev.reckoner.eval.metrics.ArmMetrics
                        dev.reckoner.eval.metrics.AtK
                        dev.reckoner.eval.metrics.BudgetCurve
                        dev.reckoner.eval.metrics.Ending
                        dev.reckoner.eval.metrics.Figure
                        dev.reckoner.eval.metrics.Latency
                        dev.reckoner.eval.metrics.PairedDifference
                        dev.reckoner.eval.metrics.ScoreCounts
                        dev.reckoner.eval.metrics.Scores
                        dev.reckoner.eval.metrics.Spending
                        dev.reckoner.eval.metrics.ToolUse
                        dev.reckoner.eval.row.Arm
                        dev.reckoner.eval.row.AttemptRow
                        dev.reckoner.eval.row.Evaluation
                        dev.reckoner.eval.row.EvaluationRecord
                        dev.reckoner.eval.row.Score
                        dev.reckoner.eval.script.ScriptedAttempts
                        dev.reckoner.eval.script.ShippedEvaluation
                        dev.reckoner.eval.statistics.Bootstrap
                        dev.reckoner.eval.statistics.ConfidenceInterval
                        dev.reckoner.eval.statistics.FairCoin
                        dev.reckoner.eval.statistics.MajorityVote
                        dev.reckoner.eval.statistics.PassAtK
                        dev.reckoner.eval.statistics.Quantiles
                        dev.reckoner.eval.statistics.Resampling
                        dev.reckoner.eval.statistics.ShareIntervals
                        dev.reckoner.eval.statistics.SignFlips
                        dev.reckoner.eval.statistics.StandardError
                        dev.reckoner.eval.statistics.StudentT
                        dev.reckoner.eval.statistics.Wilson
                        dev.reckoner.eval.table.RowsTable
                        dev.reckoner.eval.vote.StoppingRule
                        dev.reckoner.eval.vote.VoteDecision
                        dev.reckoner.journal.CutHistory
                        dev.reckoner.journal.End
                        dev.reckoner.journal.Entry
                        dev.reckoner.journal.Event
                        dev.reckoner.journal.Journal
                        dev.reckoner.journal.Program
                        dev.reckoner.journal.Recovered
                        dev.reckoner.journal.Run
                        dev.reckoner.journal.RunDirectory
                        dev.reckoner.journal.RunInUse
                        dev.reckoner.journal.RunLock
                        dev.reckoner.journal.RunNotReadable
                        dev.reckoner.journal.RunNotWritable
                        dev.reckoner.journal.Shortage
                        dev.reckoner.journal.Totals
                        dev.reckoner.judge.Judge
                        dev.reckoner.judge.JudgedGrade
                        dev.reckoner.model.ContextFull
                        dev.reckoner.model.ContextWindow
                        dev.reckoner.model.Listener
                        dev.reckoner.model.Model
                        dev.reckoner.model.ModelFacts
                        dev.reckoner.model.ModelUnavailable
                        dev.reckoner.model.PortableReply
                        dev.reckoner.model.Price
                        dev.reckoner.model.Pricing
                        dev.reckoner.model.ReportedUsage
                        dev.reckoner.model.Request
                        dev.reckoner.model.RetryDeclined
                        dev.reckoner.model.TokenEstimate
                        dev.reckoner.model.ToolsRefused
                        dev.reckoner.model.WrittenCalls
                        dev.reckoner.model.catalogue.Api
                        dev.reckoner.model.catalogue.Catalogue
                        dev.reckoner.model.catalogue.CatalogueEntry
                        dev.reckoner.model.catalogue.OwnCatalogue
                        dev.reckoner.model.langchain4j.LangChain4jModel
                        dev.reckoner.model.langchain4j.Schemas
                        dev.reckoner.model.script.AttemptScript
                        dev.reckoner.model.script.QuestionScript
                        dev.reckoner.model.script.ScriptModel
                        dev.reckoner.model.select.KeySource
                        dev.reckoner.model.select.ModelList
                        dev.reckoner.model.select.ModelSpec
                        dev.reckoner.model.select.Models
                        dev.reckoner.model.select.NoModel
                        dev.reckoner.model.select.SelectedModel
                        dev.reckoner.model.select.ServerModels
                        dev.reckoner.model.select.UnsupportedByModel
                        dev.reckoner.model.select.Warning
                        dev.reckoner.sandbox.Description
                        dev.reckoner.sandbox.DisplayedValue
                        dev.reckoner.sandbox.DoctorCheck
                        dev.reckoner.sandbox.Outcome
                        dev.reckoner.sandbox.Output
                        dev.reckoner.sandbox.ResourceUse
                        dev.reckoner.sandbox.Sandbox
                        dev.reckoner.sandbox.SandboxLimits
                        dev.reckoner.sandbox.SandboxUnavailable
                        dev.reckoner.sandbox.Session
                        dev.reckoner.sandbox.SessionState
                        dev.reckoner.sandbox.docker.DockerChecks
                        dev.reckoner.sandbox.docker.DockerSandbox
                        dev.reckoner.sandbox.doctor.GraalPyCheck
                        dev.reckoner.sandbox.doctor.Report
                        dev.reckoner.sandbox.doctor.SandboxChoice
                        dev.reckoner.sandbox.graalpy.GraalPySandbox
                        dev.reckoner.sandbox.local.ControlGroups
                        dev.reckoner.sandbox.local.LocalSandbox
                        dev.reckoner.sandbox.select.Sandboxes
                        dev.reckoner.task.AnswerForm
                        dev.reckoner.task.Calls
                        dev.reckoner.task.CellView
                        dev.reckoner.task.Effort
                        dev.reckoner.task.Limits
                        dev.reckoner.task.Problem
                        dev.reckoner.task.PythonMode
                        dev.reckoner.task.Remedy
                        dev.reckoner.task.Submission
                        dev.reckoner.task.UnusableLimit
                        dev.reckoner.tool.Cells
                        dev.reckoner.tool.Template
                        dev.reckoner.tool.Tool
                        dev.reckoner.tool.Tools
                        dev.reckoner.transcript.Display
                        dev.reckoner.transcript.Markdown
                        dev.reckoner.transcript.Notebook
                        dev.reckoner.transcript.Numbers
                        dev.reckoner.transcript.Phrases
                        dev.reckoner.transcript.TranscriptHeader
                        dev.reckoner.transcript.Transcripts
                        """
                                .strip());
    }

    @Test
    void namesNothingInternal() {
        var leaks = new TreeSet<String>();
        published()
                .flatMap(type -> type.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .forEach(member ->
                        named(member)
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .filter(type -> INTERNAL.contains(type.getPackageName()))
                                .forEach(type ->
                                        leaks.add(
                                                member.getFullName()
                                                        + " names "
                                                        + type.getName())));

        assertThat(leaks).isEmpty();
    }

    private static Stream<JavaClass> published() {
        return CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !INTERNAL.contains(type.getPackageName()))
                .filter(PublicApiTest::reachable);
    }

    private static boolean reachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicApiTest::reachable).orElse(true);
    }

    private static Stream<JavaType> named(JavaMember member) {
        return member instanceof JavaCodeUnit unit
                ? Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                : Stream.of(((com.tngtech.archunit.core.domain.JavaField) member).getType());
    }
}
