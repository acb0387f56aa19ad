"""Are days and texts what they were? Only stored snapshots of earlier rounds may prove that they are not."""
