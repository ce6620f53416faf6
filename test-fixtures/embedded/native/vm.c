/*
 * vm.c - starting the Java virtual machine in a backend.
 *
 * Once a backend, at its first call of a Java function or validator. A failed
 * start is never tried again. There is no stopping: DestroyJavaVM with Java
 * frames below, or with user threads alive, crashes or hangs; a process that
 * simply exits does neither.
 */
#include "pgj.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "miscadmin.h"
#include "utils/guc.h"
#include "utils/memutils.h"

/* The version of the native interface in Java 24, the first without a security manager. */
#define JNI_WITHOUT_SECURITY_MANAGER 0x00180000

#define ENGINE_JAR "pgqj-embedded-engine.jar"
#define API_JAR "pgqj-pljava-api.jar"
#define ARCHIVE "pgqj-embedded-engine.jsa"

typedef jint (JNICALL *CreateVm) (JavaVM **, void **, void *);
typedef jint (JNICALL *DefaultArguments) (void *);
typedef jint (JNICALL *CreatedVms) (JavaVM **, jsize, jsize *);

JNIEnv	   *jenv;
static JavaVM *vm;
bool		release_lingering_savepoints = false;

static enum
{
	VM_NONE,
	VM_UP,
	VM_FAILED
}			state = VM_NONE;

static pthread_t main_thread;
static char *libjvm_location;
static char *vmoptions;
static char *implementors;
static bool enable = true;
static int	statement_cache_size = 11;

void
vm_define_settings(void)
{
	DefineCustomStringVariable("pljava.libjvm_location",
							   "Path of the Java virtual machine's shared library.",
							   NULL, &libjvm_location, "libjvm.so", PGC_SUSET, 0,
							   NULL, NULL, NULL);
	DefineCustomStringVariable("pljava.vmoptions",
							   "Options for the Java virtual machine, separated by blanks.",
							   "They take effect when a session first calls Java.",
							   &vmoptions, "", PGC_SUSET, 0, NULL, NULL, NULL);
	DefineCustomStringVariable("pljava.implementors",
							   "Implementor names of deployment descriptors that are recognised.",
							   NULL, &implementors, "postgresql", PGC_USERSET,
							   GUC_LIST_INPUT, NULL, NULL, NULL);
	DefineCustomBoolVariable("pljava.enable",
							 "Off keeps the Java virtual machine from starting.",
							 NULL, &enable, true, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomIntVariable("pljava.statement_cache_size",
							"How many plans of closed prepared statements are kept.",
							NULL, &statement_cache_size, 11, 0, 512, PGC_USERSET, 0,
							NULL, NULL, NULL);
	DefineCustomBoolVariable("pljava.release_lingering_savepoints",
							 "On releases a savepoint that a Java function left open; off rolls it back.",
							 NULL, &release_lingering_savepoints, false, PGC_USERSET, 0,
							 NULL, NULL, NULL);
}

/* JNI side too. */
bool
vm_is_main_thread(void)
{
	return pthread_equal(pthread_self(), main_thread);
}

/* The environment of the thread that calls. JNI side. */
JNIEnv *
vm_env_of_thread(void)
{
	void	   *env = NULL;

	return (*vm)->GetEnv(vm, &env, JNI_VERSION_10) == JNI_OK ? env : NULL;
}

static char *
in_share(const char *file)
{
	char		share[MAXPGPATH];

	get_share_path(my_exec_path, share);
	return psprintf("%s/pljava/%s", share, file);
}

static char *
require_jar(const char *name)
{
	char	   *path = in_share(name);

	if (access(path, R_OK) != 0)
		ereport(ERROR,
				(errcode_for_file_access(),
				 errmsg("the embedded engine's file \"%s\" cannot be read: %m", path)));
	return path;
}

/*
 * RTLD_LOCAL: the library must not lend its symbols to others. The handle is
 * kept for ever.
 */
static void *
load_library(void)
{
	void	   *library = dlopen(libjvm_location, RTLD_NOW | RTLD_LOCAL);

	if (library == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("the Java virtual machine cannot be loaded: %s", dlerror()),
				 errhint("Set pljava.libjvm_location to the path of libjvm.so.")));
	return library;
}

static void *
require_symbol(void *library, const char *name)
{
	void	   *symbol = dlsym(library, name);

	if (symbol == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("\"%s\" is not a Java virtual machine: %s", libjvm_location, dlerror())));
	return symbol;
}

static void
refuse_second_vm(CreatedVms created)
{
	JavaVM	   *other;
	jsize		count = 0;

	if (created(&other, 1, &count) != JNI_OK || count > 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("another Java virtual machine runs in this session already")));
}

/* Asked before the start, which would fail with a code that says nothing. */
static void
refuse_without_security_manager(DefaultArguments know)
{
	JavaVMInitArgs arguments = {.version = JNI_WITHOUT_SECURITY_MANAGER};

	if (know(&arguments) == JNI_OK)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("\"%s\" is of Java 24 or later, which cannot enforce the security policy of language java",
						libjvm_location),
				 errhint("Set pljava.libjvm_location to the libjvm.so of a Java 17 or 21.")));
}

/* All signals but those that report a fault of the thread itself. */
static void
block_signals(sigset_t *before)
{
	sigset_t	all;

	sigfillset(&all);
	sigdelset(&all, SIGSEGV);
	sigdelset(&all, SIGBUS);
	sigdelset(&all, SIGFPE);
	sigdelset(&all, SIGILL);
	sigdelset(&all, SIGTRAP);
	pthread_sigmask(SIG_SETMASK, &all, before);
}

static void
create(CreateVm create_vm, VmOptions options)
{
	JavaVMInitArgs arguments;
	jint		code;

	arguments.version = JNI_VERSION_10;
	arguments.nOptions = options.count;
	arguments.options = options.options;
	arguments.ignoreUnrecognized = JNI_FALSE;
	code = create_vm(&vm, (void **) &jenv, &arguments);
	if (code != JNI_OK)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("the Java virtual machine does not start (JNI error %d)", (int) code),
				 errhint("Check pljava.vmoptions; the server's log may tell more. Reconnect to try again.")));
}

/*
 * Threads inherit the signal mask, and PostgreSQL's signals must reach the
 * main thread only; hence every thread of the JDK is made within the window.
 */
static void
create_and_bind(CreateVm create_vm, VmOptions options)
{
	sigset_t	before;

	state = VM_FAILED;
	block_signals(&before);
	PG_TRY();
	{
		create(create_vm, options);
		java_bind();
	}
	PG_FINALLY();
	{
		pthread_sigmask(SIG_SETMASK, &before, NULL);
	}
	PG_END_TRY();
	stop_vm_is_up();
	xact_start();
	state = VM_UP;
}

static void
start(void)
{
	MemoryContext context;
	char	   *classpath;
	char	   *archive;
	void	   *library;

	if (!IsUnderPostmaster)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("Java runs only in sessions of a server")));
	if (!enable)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("Java is switched off by pljava.enable")));
	if (state == VM_FAILED)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("the Java virtual machine could not be started earlier in this session"),
				 errhint("Reconnect to try again.")));

	context = AllocSetContextCreate(CurrentMemoryContext, "Java start", ALLOCSET_SMALL_SIZES);
	context = MemoryContextSwitchTo(context);
	main_thread = pthread_self();
	classpath = psprintf("%s:%s", require_jar(ENGINE_JAR), require_jar(API_JAR));
	archive = in_share(ARCHIVE);
	if (access(archive, R_OK) != 0)
		archive = NULL;
	library = load_library();
	refuse_second_vm((CreatedVms) require_symbol(library, "JNI_GetCreatedJavaVMs"));
	refuse_without_security_manager((DefaultArguments) require_symbol(library, "JNI_GetDefaultJavaVMInitArgs"));
	stop_prepare();
	create_and_bind((CreateVm) require_symbol(library, "JNI_CreateJavaVM"),
					options_make(vmoptions, classpath, archive));
	MemoryContextDelete(MemoryContextSwitchTo(context));
}

/* Makes sure that Java runs. */
void
vm_start(void)
{
	if (unlikely(state != VM_UP))
		start();
}
