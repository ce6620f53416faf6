/*
 * savepoint.c - JDBC savepoints as internal subtransactions.
 *
 * While one is open, natives run with its resource owner (guarded() sees to
 * that) and everything else with the caller's. So a savepoint is harmless in
 * triggers and below open scans, where PL/Java's is not.
 */
#include "pgj.h"

#include "access/xact.h"
#include "utils/memutils.h"

static int	last_savepoint;
static Savepoint *beginning;	/* the one whose subtransaction is being begun */

/* Called at the begin of every subtransaction. */
void
savepoint_started(SubTransactionId id)
{
	if (beginning != NULL)
		beginning->subtransaction = id;
	beginning = NULL;
}

/* The Savepoint that Java holds for a subtransaction; NULL if it is not Java's. */
jobject
savepoint_in_java(SubTransactionId id)
{
	for (Level *level = current_level; level != NULL; level = level->up)
		for (Savepoint *s = level->savepoints; s != NULL; s = s->outer)
			if (s->subtransaction == id)
				return s->java;
	return NULL;
}

static void
forget(Savepoint *savepoint)
{
	JNI(DeleteGlobalRef, savepoint->java);
	pfree(savepoint);
}

/* Ends the innermost one. Context and owner are the caller's afterwards. */
static void
end_innermost(Level *level, bool commit)
{
	MemoryContext context = CurrentMemoryContext;

	if (commit)
		ReleaseCurrentSubTransaction();
	else
		RollbackAndReleaseCurrentSubTransaction();
	level->savepoints = level->savepoints->outer;
	MemoryContextSwitchTo(context);
	CurrentResourceOwner = level->savepoints ? level->savepoints->owner : level->entry_owner;
}

/*
 * Begins a subtransaction and leaves its resource owner current. The memory
 * context stays. A listener's objection is pending when it has begun, not
 * before, as PostgreSQL can't undo one that is half begun.
 */
static void
begin(Level *level, Savepoint *savepoint, const char *name)
{
	MemoryContext context = CurrentMemoryContext;

	savepoint->outer = level->savepoints;
	level->savepoints = savepoint;
	beginning = savepoint;
	BeginInternalSubTransaction(name);
	MemoryContextSwitchTo(context);
	savepoint->owner = CurrentResourceOwner;
	if (JNI(ExceptionCheck))
	{
		end_innermost(level, false);
		forget(savepoint);
		java_check();
	}
}

/*
 * Ends what Java left open; "lingering" is the normal end of a call. One that
 * a rollback set anew was not left open by anybody's will: it is released.
 */
void
savepoint_end_all(Level *level, bool lingering)
{
	while (level->savepoints != NULL)
	{
		Savepoint  *savepoint = level->savepoints;
		bool		again = savepoint->again;
		bool		commit = lingering && (again || release_lingering_savepoints);

		if (lingering && !again)
			ereport(WARNING,
					(errcode(ERRCODE_WARNING),
					 errmsg("a savepoint was left open by a Java function; it is %s",
							commit ? "released" : "rolled back")));
		end_innermost(level, commit);
		forget(savepoint);
	}
}

/* Ends those set after the savepoint, and then it, too. */
static Savepoint *
end_down_to(Level *level, int id, bool commit)
{
	Savepoint  *wanted = level->savepoints;

	while (wanted != NULL && wanted->id != id)
		wanted = wanted->outer;
	if (wanted == NULL)
		throw_non_transient("3B001",
							psprintf("attempt to %s savepoint %d that is no longer valid",
									 commit ? "release" : "roll back to", id));
	while (level->savepoints != wanted)
	{
		Savepoint  *inner = level->savepoints;

		end_innermost(level, commit);
		forget(inner);
	}
	end_innermost(level, commit);
	return wanted;
}

typedef struct
{
	jstring		name;
	jobject		java;
	jint		id;
} SetCall;

static void
set_savepoint(void *arguments)
{
	SetCall    *call = arguments;
	Level	   *level = current_level;
	Savepoint  *savepoint;

	/* Connected before, or the rollback would take the connection along. */
	level_connect(level);
	savepoint = MemoryContextAllocZero(level_context(level), sizeof(Savepoint));
	savepoint->id = call->id = ++last_savepoint;
	savepoint->java = JNI(NewGlobalRef, call->java);
	begin(level, savepoint, call->name ? text_from_java(call->name, NULL) : NULL);
}

jint JNICALL
n_set_savepoint(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jstring name,
				jobject savepoint)
{
	SetCall		call = {name, savepoint, 0};

	guarded(set_savepoint, &call);
	return call.id;
}

static void
release_savepoint(void *arguments)
{
	forget(end_down_to(current_level, *(jint *) arguments, true));
}

void JNICALL
n_release_savepoint(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jint id)
{
	guarded(release_savepoint, &id);
}

static void
rollback_savepoint(void *arguments)
{
	Savepoint  *savepoint = end_down_to(current_level, *(jint *) arguments, false);

	savepoint->again = true;
	begin(current_level, savepoint, NULL);
}

/* Allowed after an error, if the savepoint is older than it: that is its use. */
void JNICALL
n_rollback_to_savepoint(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jint id)
{
	Level	   *level = vm_is_main_thread() ? current_level : NULL;
	bool		failed = false;

	if (level != NULL && level->savepoints != NULL)
	{
		failed = level->failed;
		level->failed = false;
	}
	/* A wrong id leaves things as they were. */
	if (!guarded(rollback_savepoint, &id) && failed)
		level->failed = true;
}
