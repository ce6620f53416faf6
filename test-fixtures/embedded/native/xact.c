/*
 * xact.c - transactions and subtransactions as they begin and end, and the
 * listeners in Java that want to know.
 */
#include "pgj.h"

#include "access/xact.h"
#include "storage/ipc.h"

/* The events of Listeners.fire. */
#define EVENT_PRE_COMMIT 0
#define EVENT_COMMIT 1
#define EVENT_ABORT 2
#define EVENT_PRE_PREPARE 3
#define EVENT_PREPARE 4

static bool listening;
static bool listening_to_savepoints;

static bool
can_fire(bool anybody)
{
	return anybody && !proc_exit_inprogress && vm_is_main_thread();
}

/*
 * No level is open here, so natives that reach the database refuse to work.
 * Only before the commit may a listener's exception stop it.
 */
static void
fire(int event, bool may_fail)
{
	if (!can_fire(listening))
		return;
	JNI(CallStaticVoidMethod, jr.Listeners, jr.listeners_fire, (jint) event);
	if (may_fail)
		java_check();
	else
		warn_pending_exception("a transaction listener");
}

static void
end_of_transaction(bool undone)
{
	portal_end_of_transaction();
	if (!proc_exit_inprogress)
		function_jars_settled(undone, true);
}

static void
on_transaction(XactEvent event, void *argument pg_attribute_unused())
{
	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
			fire(EVENT_PRE_COMMIT, true);
			break;
		case XACT_EVENT_PRE_PREPARE:
			fire(EVENT_PRE_PREPARE, true);
			break;
		case XACT_EVENT_COMMIT:
			end_of_transaction(false);
			fire(EVENT_COMMIT, false);
			break;
		case XACT_EVENT_PREPARE:
			end_of_transaction(false);
			fire(EVENT_PREPARE, false);
			break;
		case XACT_EVENT_ABORT:
			end_of_transaction(true);
			fire(EVENT_ABORT, false);
			break;
		default:				/* parallel workers */
			break;
	}
}

/*
 * A subtransaction may begin and end while Java's calls are in progress, and
 * while one of them throws. The listener is told as if there were no call: the
 * database is closed to it, and an exception on its way stays as it is. Its
 * own one, at the begin of a savepoint of Java's, is left to whoever sets that.
 */
static void
fire_savepoint(SubXactEvent event, SubTransactionId id, SubTransactionId parent)
{
	Level	   *level = current_level;
	jobject		savepoint = savepoint_in_java(id);
	jobject		outer = savepoint_in_java(parent);
	jthrowable	passing = JNI(ExceptionOccurred);

	if (passing != NULL)
		JNI(ExceptionClear);
	current_level = NULL;
	PG_TRY();
	{
		JNI(CallStaticVoidMethod, jr.SavepointListeners, jr.savepoint_listeners_fire,
			(jint) event, savepoint, outer);
		if (event == SUBXACT_EVENT_PRE_COMMIT_SUB ||
			(event == SUBXACT_EVENT_START_SUB && savepoint == NULL))
			java_check();
		else if (event != SUBXACT_EVENT_START_SUB)
			warn_pending_exception("a savepoint listener");
	}
	PG_FINALLY();
	{
		current_level = level;
		if (passing != NULL)
		{
			JNI(Throw, passing);
			JNI(DeleteLocalRef, passing);
		}
	}
	PG_END_TRY();
}

static void
on_subtransaction(SubXactEvent event, SubTransactionId id, SubTransactionId parent,
				  void *argument pg_attribute_unused())
{
	if (event == SUBXACT_EVENT_START_SUB)
		savepoint_started(id);
	if (event == SUBXACT_EVENT_ABORT_SUB && !proc_exit_inprogress)
		function_jars_settled(true, false);
	if (can_fire(listening_to_savepoints))
		fire_savepoint(event, id, parent);
}

/* Once, after the virtual machine's start. */
void
xact_start(void)
{
	RegisterXactCallback(on_transaction, NULL);
	RegisterSubXactCallback(on_subtransaction, NULL);
}

void JNICALL
n_listening(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jboolean any)
{
	listening = any == JNI_TRUE;
}

void JNICALL
n_listening_to_savepoints(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(),
						  jboolean any)
{
	listening_to_savepoints = any == JNI_TRUE;
}
