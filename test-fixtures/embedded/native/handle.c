/*
 * handle.c - what Java holds in place of pointers.
 *
 * A handle is a slot number and a serial number. The serial is never used
 * twice, so a handle that outlived its target is recognised.
 */
#include "pgj.h"

#include "utils/memutils.h"

#define SLOT_BITS 24
#define MAX_SLOTS (1 << SLOT_BITS)

typedef struct Slot
{
	int64		serial;
	HandleKind	kind;
	void	   *target;
	int			next_free;
} Slot;

static Slot *slots;
static int	slot_count;
static int	first_free = -1;
static int64 last_serial;

static void
grow(void)
{
	int			count = slot_count == 0 ? 64 : slot_count * 2;

	if (count > MAX_SLOTS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many open statements and result sets in Java")));
	if (slots == NULL)
		slots = MemoryContextAlloc(TopMemoryContext, count * sizeof(Slot));
	else
		slots = repalloc(slots, count * sizeof(Slot));
	for (int i = count - 1; i >= slot_count; i--)
	{
		slots[i].kind = HANDLE_FREE;
		slots[i].next_free = first_free;
		first_free = i;
	}
	slot_count = count;
}

Handle
handle_new(HandleKind kind, void *target)
{
	int			slot;

	if (first_free < 0)
		grow();
	slot = first_free;
	first_free = slots[slot].next_free;
	slots[slot].serial = ++last_serial;
	slots[slot].kind = kind;
	slots[slot].target = target;
	return (last_serial << SLOT_BITS) | slot;
}

/* NULL for a handle that is stale, or of another kind. JNI side too. */
void *
handle_target(Handle handle, HandleKind kind)
{
	int			slot = handle & (MAX_SLOTS - 1);

	if (slot >= slot_count || slots[slot].kind != kind ||
		slots[slot].serial != handle >> SLOT_BITS)
		return NULL;
	return slots[slot].target;
}

/* Does nothing for a handle that is stale. */
void
handle_free(Handle handle)
{
	int			slot = handle & (MAX_SLOTS - 1);

	if (slot >= slot_count || slots[slot].kind == HANDLE_FREE ||
		slots[slot].serial != handle >> SLOT_BITS)
		return;
	slots[slot].kind = HANDLE_FREE;
	slots[slot].next_free = first_free;
	first_free = slot;
}

/* As handle_target, but a stale handle is a SQLException. Only in natives. */
void *
handle_require(Handle handle, HandleKind kind)
{
	void	   *target = handle_target(handle, kind);

	if (target == NULL)
		throw_sql("55000", kind == HANDLE_PLAN
				  ? "the statement is closed"
				  : "the result set or row is closed, or the call or transaction it belongs to is over");
	return target;
}
