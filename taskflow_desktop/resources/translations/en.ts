<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AgentChanges</name>
    <message numerus="yes">
        <source>%n open task(s) changed owner</source>
        <translation>
            <numerusform>%n open task changed owner</numerusform>
            <numerusform>%n open tasks changed owner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n change(s) since {time} will no longer be there ({people}).</source>
        <translation>
            <numerusform>%n change since {time} will no longer be there ({people}).</numerusform>
            <numerusform>%n changes since {time} will no longer be there ({people}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) can't be changed</source>
        <translation>
            <numerusform>%n task can't be changed</numerusform>
            <numerusform>%n tasks can't be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) have their importance again</source>
        <translation>
            <numerusform>%n task has its importance again</numerusform>
            <numerusform>%n tasks have their importance again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) have their owners again</source>
        <translation>
            <numerusform>%n task has its owner again</numerusform>
            <numerusform>%n tasks have their owners again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) stay as they were.</source>
        <translation>
            <numerusform>%n task stays as it was.</numerusform>
            <numerusform>%n tasks stay as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were not changed.</source>
        <translation>
            <numerusform>%n task was not changed.</numerusform>
            <numerusform>%n tasks were not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n number(s)</source>
        <translation>
            <numerusform>Copied %n number</numerusform>
            <numerusform>Copied %n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importance of %n task(s) is now {importance}</source>
        <translation>
            <numerusform>Importance of %n task is now {importance}</numerusform>
            <numerusform>Importance of %n tasks is now {importance}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n task(s)</source>
        <translation>
            <numerusform>Moved %n task</numerusform>
            <numerusform>Moved %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n task(s) to “{stage}”</source>
        <translation>
            <numerusform>Moved %n task to “{stage}”</numerusform>
            <numerusform>Moved %n tasks to “{stage}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once on, %n agent(s) can use it at once. Existing tasks are all there.</source>
        <translation>
            <numerusform>Once on, %n agent can use it at once. Existing tasks are all there.</numerusform>
            <numerusform>Once on, %n agents can use it at once. Existing tasks are all there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is the owner of %n task(s) now</source>
        <translation>
            <numerusform>{name} is the owner of %n task now</numerusform>
            <numerusform>{name} is the owner of %n tasks now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main agent changed: {before} → {after}. %n open task(s) changed owner</source>
        <translation>
            <numerusform>Main agent changed: {before} → {after}. %n open task changed owner</numerusform>
            <numerusform>Main agent changed: {before} → {after}. %n open tasks changed owner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{after} took this room. %n open task(s) changed owner</source>
        <translation>
            <numerusform>{after} took this room. %n open task changed owner</numerusform>
            <numerusform>{after} took this room. %n open tasks changed owner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n thing(s) don't agree.</source>
        <translation>
            <numerusform>%n thing doesn't agree.</numerusform>
            <numerusform>%n things don't agree.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseRoom</name>
    <message numerus="yes">
        <source>%n task(s) are still open</source>
        <translation>
            <numerusform>%n task is still open</numerusform>
            <numerusform>%n tasks are still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>The owner of %n open task(s) changes too.</source>
        <translation>
            <numerusform>The owner of %n open task changes too.</numerusform>
            <numerusform>The owner of %n open tasks changes too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more item(s)</source>
        <translation>
            <numerusform>and %n more item</numerusform>
            <numerusform>and %n more items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverMany</name>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n open task</numerusform>
            <numerusform>%n open tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) were not tried any more.</source>
        <translation>
            <numerusform>%n room was not tried any more.</numerusform>
            <numerusform>%n rooms were not tried any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n room(s)</source>
        <translation>
            <numerusform>Hand over %n room</numerusform>
            <numerusform>Hand over %n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Handed %n room(s) over to {name}.</source>
        <translation>
            <numerusform>Handed %n room over to {name}.</numerusform>
            <numerusform>Handed %n rooms over to {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n new agent(s) cannot sign in yet.</source>
        <translation>
            <numerusform>%n new agent cannot sign in yet.</numerusform>
            <numerusform>%n new agents cannot sign in yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can't be read. The others are imported.</source>
        <translation>
            <numerusform>%n row can't be read. The others are imported.</numerusform>
            <numerusform>%n rows can't be read. The others are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can't be read; the first {shown} of them. The others are imported.</source>
        <translation>
            <numerusform>%n row can't be read; the first {shown} of them. The others are imported.</numerusform>
            <numerusform>%n rows can't be read; the first {shown} of them. The others are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out. Save them, mend them and import the file alone.</source>
        <translation>
            <numerusform>%n row was left out. Save it, mend it and import the file alone.</numerusform>
            <numerusform>%n rows were left out. Save them, mend them and import the file alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastRooms</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>This stage holds %n task(s). Choose where they go.</source>
        <translation>
            <numerusform>This stage holds %n task. Choose where it goes.</numerusform>
            <numerusform>This stage holds %n tasks. Choose where they go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in progress go out of sight. They are kept.</source>
        <translation>
            <numerusform>%n task in progress goes out of sight. It is kept.</numerusform>
            <numerusform>%n tasks in progress go out of sight. They are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It disappears at once for %n agent(s).</source>
        <translation>
            <numerusform>It disappears at once for %n agent.</numerusform>
            <numerusform>It disappears at once for %n agents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagePopover</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n move(s) stay in the history as “stage removed”.</source>
        <translation>
            <numerusform>The one move stays in the history as “stage removed”.</numerusform>
            <numerusform>All %n moves stay in the history as “stage removed”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n room(s)</source>
        <translation>
            <numerusform>in %n room</numerusform>
            <numerusform>in %n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message numerus="yes">
        <source>%n checklist item(s) are still open.</source>
        <translation>
            <numerusform>%n checklist item is still open.</numerusform>
            <numerusform>%n checklist items are still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskTab</name>
    <message numerus="yes">
        <source>Show %n unfinished task(s) of earlier rooms</source>
        <translation>
            <numerusform>Show %n unfinished task of earlier rooms</numerusform>
            <numerusform>Show %n unfinished tasks of earlier rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
</TS>
