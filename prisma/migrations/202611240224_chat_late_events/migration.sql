-- AlterTable
ALTER TABLE "inbox_item" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false;
